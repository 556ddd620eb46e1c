// An Excel workbook of one sheet in memory, behind libxlsxwriter.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "coder/base/result.h"

namespace coder::report {

/// How a cell looks.
struct XlsxStyle {
    enum class Side : std::uint8_t { Left, Right, Centre };
    enum class Digits : std::uint8_t { Any, None, One };  ///< Decimals shown of a number.
    Side side = Side::Left;
    Digits digits = Digits::Any;
    bool bold = false;
    bool wrap = false;
    bool ruleBelow = false;
    bool atBottom = false;  ///< Of a high row; else at its top.
    std::uint8_t points = 11;
    std::uint8_t indent = 0;

    friend auto operator<=>(const XlsxStyle&, const XlsxStyle&) = default;
};

struct XlsxPlace {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
};

class XlsxBook {
public:
    static constexpr std::size_t MostRows = 1048576;
    static constexpr std::size_t MostColumns = 16384;

    explicit XlsxBook(const std::string& title);
    XlsxBook(const XlsxBook&) = delete;
    XlsxBook& operator=(const XlsxBook&) = delete;
    ~XlsxBook();

    /// A string, whatever it begins with: never a formula, never a link. What is over Excel's 32,767 UTF-16 units is
    /// cut, ends in "…" and counts as cut.
    void text(XlsxPlace place, std::string_view text, const XlsxStyle& style);
    /// Not finite: the cell stays empty.
    void number(XlsxPlace place, double number, const XlsxStyle& style);
    /// One cell from `first` to `last`.
    void merged(XlsxPlace first, XlsxPlace last, std::string_view text, const XlsxStyle& style);

    void columnWidth(std::uint16_t column, double characters);
    void rowLines(std::uint32_t row, std::size_t lines);
    /// Rows above and columns left of `place` stay in sight; rows `firstHeader` to the one above it are printed on each
    /// page; pages are landscape and as wide as the sheet.
    void freeze(std::uint32_t firstHeader, XlsxPlace place);

    bool wasCut() const { return cut_; }

    /// The file; once. Errors: Unwritable with the library's reason.
    base::Result<std::string> finish();

private:
    struct State;
    std::string fitting(std::string_view text);

    std::unique_ptr<State> state_;
    bool cut_ = false;
};

}  // namespace coder::report
