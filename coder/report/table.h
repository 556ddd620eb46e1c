// One model for all tables, one writer for each format.
//
// A cell has a text for people and, where it is a number, its parts for programs: "7 (58%)" is n = 7, N = 12 and
// percent = 58.3. Formats to read (text, Markdown, LaTeX, Word, HTML) show the text; formats to compute with (CSV, TSV,
// JSON, Excel) give the parts. docs/formats/tables.md says what each format holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "coder/base/result.h"

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
    /// A plain number that is shown as `text`, "<0.001".
    static Cell number(std::string text, double value);

    /// A number that is not defined: "n/a" for people, nothing in CSV and Excel, null in JSON.
    static Cell undefined();
    bool isUndefined() const;

    /// The number of a cell made by count() or number(); else null.
    const Number* plain() const;
    /// The part of this name, or null.
    const Number* part(std::string_view name) const;
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
    std::string group = {};    ///< One header over this column and its neighbours of the same group: "Harborview".
    std::size_t wrap = 0;      ///< Running text, which terminals show in lines of this many columns; 0: in one line.
};

struct Row {
    std::uint32_t indent = 0;  ///< Of the first cell for people: the depth of a code.
    bool heading = false;      ///< A group: set off in formats to read.
    std::vector<Cell> cells;   ///< As many as the table has columns.
};

struct Table {
    std::string title;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<std::string> notes;
};

enum class Format : std::uint8_t { Text, Csv, Tsv, Json, Markdown, Latex, Docx, Xlsx, Html };

/// "text", "csv", "tsv", "json", "md", "latex", "docx", "xlsx", "html".
const char* formatName(Format format);
std::optional<Format> formatByName(std::string_view name);
/// The names of all formats, in the order in which users are told of them.
std::vector<std::string> formatNames();

/// The ending of its files: ".txt", ".csv", ".tsv", ".json", ".md", ".tex", ".docx", ".xlsx", ".html".
const char* endingOf(Format format);
/// The format whose ending a path has; the case of ASCII letters does not count.
std::optional<Format> formatByEnding(std::string_view path);
/// Word and Excel files are no text for a terminal.
bool isBinary(Format format);

/// Aligned columns for a terminal. `width` is how many columns the terminal has: long headers and first cells are
/// wrapped to fit it; 0 means any width. `emphasis` sets headings in bold by terminal codes.
std::string toText(const Table& table, std::size_t width = 0, bool emphasis = false);

/// RFC 4180 with a header line; each part of a cell is a column of its own, "key part". Behind the rows stand title,
/// notes of columns and notes, in lines whose first cell is "#", for readers that know comments: read.csv(...,
/// comment.char = "#"). No other line begins with that character.
std::string toCsv(const Table& table);
/// As CSV, with tabs between; tabs and line feeds in cells become blanks.
std::string toTsv(const Table& table);

/// {"title", "columns", "rows": [{key: value or {part: number}}], "notes"}.
std::string toJson(const Table& table);

/// A pipe table, as GitHub, pandoc and many editors read it.
std::string toMarkdown(const Table& table);

/// A table environment for a LaTeX document, or a longtable if it is longer than a page; a comment names the packages.
/// Letters and signs that pdflatex can't set appear as "?" there; lualatex and xelatex set them.
std::string toLatex(const Table& table);

/// A Word file with one table, on landscape pages where it is wide. The same table gives the same bytes. Errors:
/// Unsupported over 63 columns, which is the most that Word reads; Unwritable without memory.
base::Result<std::string> toDocx(const Table& table);

/// An Excel file with one sheet: numbers as numbers, each part in a column of its own. The same table gives the same
/// bytes. Errors: Unsupported over 1,048,576 rows or 16,384 columns; Unwritable without memory.
base::Result<std::string> toXlsx(const Table& table);

/// A page of one table that needs no other file and runs no script.
std::string toHtml(const Table& table);

/// By format; text as for a file, without width or emphasis. Errors: those of toDocx and toXlsx.
base::Result<std::string> write(const Table& table, Format format);

/// Names of the columns for programs: their keys, "group / key" in a group, and a number behind one that was there
/// before: "Total", "Total (2)".
std::vector<std::string> uniqueKeys(const Table& table);

/// The table without its columns for programs.
Table forPeople(const Table& table);

/// Columns that a text takes on a terminal.
std::size_t displayWidth(std::string_view text);

}  // namespace coder::report
