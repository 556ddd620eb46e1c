// Tables for Excel: what CSV holds, as a sheet that can be read.
#include <algorithm>
#include <cmath>

#include "coder/report/cell_text.h"
#include "coder/report/numbers.h"
#include "coder/report/table.h"
#include "coder/report/table_layout.h"
#include "coder/report/xlsx_book.h"

namespace coder::report {

namespace {

using Side = XlsxStyle::Side;
using Digits = XlsxStyle::Digits;

constexpr std::size_t WidestColumn = 60;
constexpr std::size_t NarrowestColumn = 7;
constexpr std::uint32_t DeepestIndent = 15;

/// Titles of at most this many characters fit most screens.
constexpr XlsxStyle TitleStyle{Side::Left, Digits::Any, true, false, false, false, 13, 0};
constexpr XlsxStyle NoteStyle{Side::Left, Digits::Any, false, true, false, false, 10, 0};

std::size_t partsOf(const Column& column) { return std::max<std::size_t>(1, column.parts.size()); }

/// A number of a part: per cent with one decimal, counts without.
Digits digitsOf(const std::string& part, const Number& number) {
    if (std::holds_alternative<std::uint64_t>(number)) return Digits::None;
    return part == "%" ? Digits::One : Digits::Any;
}

double valueOf(const Number& number) {
    return std::visit([](auto value) { return static_cast<double>(value); }, number);
}

class XlsxTable {
public:
    explicit XlsxTable(const Table& table) : table_(table), book_(table.title) {
        std::size_t at = 0;
        for (const Column& column : table.columns) {
            first_.push_back(static_cast<std::uint16_t>(at));
            at += partsOf(column);
            hasParts_ = hasParts_ || !column.parts.empty();
        }
        first_.push_back(static_cast<std::uint16_t>(at));
    }

    base::Result<std::string> write() {
        setWidths();
        if (!table_.title.empty()) {
            book_.text({0, 0}, oneLine(table_.title), TitleStyle);
            row_ = 2;
        }
        const std::uint32_t headerRow = row_;
        if (!table_.columns.empty()) {
            groups();
            headers();
            for (const Row& row : table_.rows) body(row);
        }
        book_.freeze(headerRow, {bodyRow_, static_cast<std::uint16_t>(table_.columns.empty() ? 0 : first_[1])});
        notes();
        return book_.finish();
    }

private:
    XlsxStyle headerStyle(Side side) const {
        XlsxStyle style;
        style.side = side;
        style.bold = style.wrap = style.ruleBelow = style.atBottom = true;
        return style;
    }

    void setWidths() {
        const std::vector<ColumnNeed> needs = columnNeeds(table_);
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const std::size_t parts = partsOf(table_.columns[i]);
            const std::size_t header = std::max(longestWord(clean(table_.columns[i].header)) + 1,
                                                longestWord(clean(table_.columns[i].note)) + 1);
            std::size_t width = std::max(NarrowestColumn, (header + parts - 1) / parts);
            if (table_.columns[i].parts.empty()) width = std::max(width, needs[i].natural + 1);
            width = std::min(width, WidestColumn);
            for (std::size_t part = 0; part < parts; ++part)
                book_.columnWidth(static_cast<std::uint16_t>(first_[i] + part), static_cast<double>(width));
            widths_.push_back(width * parts);
        }
    }

    void groups() {
        if (!hasGroups(table_)) return;
        for (const HeaderSpan& span : headerSpans(table_))
            if (!span.group.empty())
                book_.merged({row_, first_[span.first]}, {row_, lastOf(span.first + span.count - 1)},
                             oneLine(span.group), headerStyle(Side::Centre));
        ++row_;
    }

    std::uint16_t lastOf(std::size_t column) const { return static_cast<std::uint16_t>(first_[column + 1] - 1); }

    /// Each header stands over the parts of its column, or is as high as they are.
    void headers() {
        const std::uint32_t partsRow = row_ + (hasParts_ ? 1 : 0);
        std::size_t lines = 1;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const Column& column = table_.columns[i];
            const std::string text = column.note.empty() ? column.header : column.header + "\n" + column.note;
            const Side side = !column.parts.empty()          ? Side::Centre
                              : column.align == Align::Right ? Side::Right
                                                             : Side::Left;
            book_.merged({row_, first_[i]}, {column.parts.empty() ? partsRow : row_, lastOf(i)}, text,
                         headerStyle(side));
            for (std::size_t part = 0; part < column.parts.size(); ++part)
                book_.text({partsRow, static_cast<std::uint16_t>(first_[i] + part)}, column.parts[part],
                           headerStyle(Side::Right));
            lines = std::max(lines, linesNeeded(text, widths_[i]));
        }
        book_.rowLines(row_, lines);
        row_ = bodyRow_ = partsRow + 1;
    }

    static std::size_t linesNeeded(const std::string& text, std::size_t width) {
        std::size_t lines = 0;
        for (const std::string& line : linesOf(text)) lines += wrapped(line, std::max<std::size_t>(width, 1)).size();
        return lines;
    }

    void body(const Row& row) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Column& column = table_.columns[i];
            XlsxStyle style;
            style.bold = row.heading;
            style.side = column.align == Align::Right || !column.parts.empty() ? Side::Right : Side::Left;
            if (i == 0) style.indent = static_cast<std::uint8_t>(std::min(row.indent, DeepestIndent));
            cell(row.cells[i], i, style);
        }
        ++row_;
    }

    void cell(const Cell& cell, std::size_t column, XlsxStyle style) {
        const std::vector<std::string>& names = table_.columns[column].parts;
        if (cell.plain() == nullptr && (names.empty() || cell.parts.empty())) {
            style.wrap = style.side == Side::Left;
            if (!cell.text.empty() && !cell.isUndefined()) book_.text({row_, first_[column]}, cell.text, style);
            return;
        }
        if (names.empty()) return number(*cell.plain(), "", first_[column], style);
        for (std::size_t part = 0; part < names.size(); ++part)
            if (const Number* value = cell.part(names[part]))
                number(*value, names[part], static_cast<std::uint16_t>(first_[column] + part), style);
    }

    void number(const Number& value, const std::string& name, std::uint16_t column, XlsxStyle style) {
        if (!std::isfinite(valueOf(value))) return book_.text({row_, column}, numberText(value), style);
        style.digits = digitsOf(name, value);
        book_.number({row_, column}, valueOf(value), style);
    }

    void notes() {
        std::vector<std::string> notes = table_.notes;
        if (book_.wasCut()) notes.emplace_back("Texts that end in … are cut: Excel holds 32,767 characters in a cell.");
        std::size_t width = 0;
        for (const std::size_t column : widths_) width += column;
        const std::uint16_t last =
            first_.back() == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(first_.back() - 1);
        ++row_;
        for (const std::string& note : notes) {
            book_.merged({row_, 0}, {row_, last}, note, NoteStyle);
            book_.rowLines(row_, linesNeeded(note, std::max<std::size_t>(width, 20)));
            ++row_;
        }
    }

    const Table& table_;
    XlsxBook book_;
    std::vector<std::uint16_t> first_;  ///< Per column: the sheet's column of its first part; and one behind the last.
    std::vector<std::size_t> widths_;
    bool hasParts_ = false;
    std::uint32_t row_ = 0;
    std::uint32_t bodyRow_ = 0;
};

base::Status checkSize(const Table& table) {
    std::size_t columns = 0;
    for (const Column& column : table.columns) columns += partsOf(column);
    const std::size_t around = table.notes.size() + 8;  // title, headers, notes and what is between
    const auto tooLarge = [](std::size_t count, const char* what, std::size_t most) {
        return base::unexpected(base::ErrorCode::Unsupported,
                                "the table has " + std::to_string(count) + " " + what +
                                    ", and Excel holds no more than " + std::to_string(most),
                                "write it as csv");
    };
    if (columns > XlsxBook::MostColumns) return tooLarge(columns, "columns", XlsxBook::MostColumns);
    if (table.rows.size() + around > XlsxBook::MostRows)
        return tooLarge(table.rows.size(), "rows", XlsxBook::MostRows - around);
    return base::Done{};
}

}  // namespace

base::Result<std::string> toXlsx(const Table& whole) {
    const Table table = forPeople(whole);
    if (auto checked = checkSize(table); !checked) return base::unexpected(checked.error());
    return XlsxTable(table).write();
}

}  // namespace coder::report
