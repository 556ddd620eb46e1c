// Comma-separated values (RFC 4180): tables with a header line, read with the place of every cell and written safely.
//
// Reading takes commas, semicolons or tabs, whichever the header line has most of outside quotes, since spreadsheets of
// many countries write semicolons. The text must be UTF-8 (a byte order mark is skipped).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/diagnostic.h"

namespace coder::base {

struct CsvRow {
    std::uint32_t line = 0;  ///< Line of the row's first character, from 1.
    std::vector<std::string> cells;
    std::vector<std::uint32_t> columns;  ///< Per cell: column in its line, in code points from 1.
};

struct CsvTable {
    CsvRow header;
    std::vector<CsvRow>
        rows;  ///< Each as wide as the header: short rows are filled up, long ones cut, both with a diagnostic.
    Diagnostics diagnostics;

    /// The index of the column with this name (ASCII case does not count), if there is one.
    std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads a whole table. Lines without content are skipped, also those of separators alone. Cells and header are trimmed
/// of blanks and tabs at their edges, also inside quotes: "woman " and "woman" are one value to whoever typed them.
CsvTable readCsv(std::string_view text, const std::string& file);

enum class CsvCell : std::uint8_t {
    Exact,  ///< As it is: for files that programs read back.
    Safe,   ///< A leading = + - @ tab or return that a spreadsheet would run as a formula gets an apostrophe before it;
            ///< numbers with a sign and a sign alone stay as they are.
};

/// One cell as it stands in a CSV line: quoted where needed.
std::string csvCell(std::string_view value, CsvCell kind);

/// The value with an apostrophe before it where csvCell(..., Safe) puts one.
std::string withApostrophe(std::string value);

/// The value of a cell that csvCell(..., Safe) wrote, without the apostrophe that it may have got.
std::string withoutApostrophe(std::string value);

/// One line with its line feed.
std::string csvLine(const std::vector<std::string>& cells, CsvCell kind = CsvCell::Safe);

}  // namespace coder::base
