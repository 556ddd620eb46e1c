// One model for all tables, one writer for each format.
//
// A cell has a text for people and, where it is a number, its parts for programs: "7 (58%)" is n = 7, N = 12 and
// percent = 58.3. Text and Markdown show the text; CSV and JSON give the parts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace coder::report {

using Number = std::variant<std::uint64_t, double>;

struct Cell {
    std::string text;
    std::vector<std::pair<std::string, Number>> parts;  ///< Names as in Column::parts.
    std::vector<std::uint32_t> passages;                ///< What it counts: places in the report's list of passages.

    Cell() = default;
    Cell(std::string shown) : text(std::move(shown)) {}
    Cell(const char* shown) : text(shown) {}
    Cell(std::string shown, std::vector<std::pair<std::string, Number>> numbers)
        : text(std::move(shown)), parts(std::move(numbers)) {}

    /// A plain number, which is shown and given as it is.
    static Cell count(std::uint64_t value);
};

enum class Align : std::uint8_t { Left, Right };

struct Column {
    std::string key;     ///< For programs: "clinician-scientist".
    std::string header;  ///< For people.
    std::string note;    ///< Below the header: "N = 12". May be empty.
    Align align = Align::Left;
    std::vector<std::string> parts =
        {};                    ///< Names of the parts of its cells; empty for columns of text or plain numbers.
    bool forPrograms = false;  ///< Only in CSV and JSON: a code's path beside its name.
    std::string group = {};    ///< A header over this column and its neighbours of the same group: "Harborview".
};

struct Row {
    std::uint32_t indent = 0;  ///< Of the first cell for people: the depth of a code.
    bool heading = false;      ///< A group: set off in text and Markdown.
    std::vector<Cell> cells;
};

struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

enum class Format : std::uint8_t { Text, Csv, Json, Markdown };

/// "text", "csv", "json", "md".
const char* formatName(Format format);
std::optional<Format> formatByName(std::string_view name);

/// Aligned columns for a terminal. `width` is how many columns the terminal has: long headers and first cells are
/// wrapped to fit it; 0 means any width. `emphasis` sets headings in bold by terminal codes.
std::string toText(const Table& table, std::size_t width = 0, bool emphasis = false);

/// RFC 4180 with a header line; each part of a cell is a column of its own, "key part". Notes are not written.
std::string toCsv(const Table& table);

/// {"title", "columns", "rows": [{key: value or {part: number}}], "notes"}.
std::string toJson(const Table& table);

std::string toMarkdown(const Table& table);

/// By format; text as for a file, without width or emphasis.
std::string write(const Table& table, Format format);

/// Names of the columns for programs: their keys, and a number behind one that was there before: "Total", "Total (2)".
std::vector<std::string> uniqueKeys(const Table& table);

/// The table without its columns for programs.
Table forPeople(const Table& table);

/// Columns that a text takes on a terminal.
std::size_t displayWidth(std::string_view text);

}  // namespace coder::report
