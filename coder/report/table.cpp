#include "coder/report/table.h"

#include <algorithm>
#include <array>

#include "coder/base/csv.h"
#include "coder/report/numbers.h"

namespace coder::report {

namespace {

constexpr std::array<std::pair<Format, const char*>, 4> FormatNames{
    {{Format::Text, "text"}, {Format::Csv, "csv"}, {Format::Json, "json"}, {Format::Markdown, "md"}}};

std::string escapedMarkdown(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\n') {
            escaped += ' ';
            continue;
        }
        if (std::string_view("\\`*_[]<>|#").find(c) != std::string_view::npos) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string markdownLine(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += " " + cell + " |";
    return line + "\n";
}

}  // namespace

Cell Cell::count(std::uint64_t value) { return {std::to_string(value), {{"", value}}}; }

const char* formatName(Format format) { return FormatNames[static_cast<std::size_t>(format)].second; }

std::optional<Format> formatByName(std::string_view name) {
    for (const auto& [format, known] : FormatNames)
        if (name == known) return format;
    return std::nullopt;
}

std::vector<std::string> uniqueKeys(const Table& table) {
    std::vector<std::string> keys;
    for (const Column& column : table.columns) {
        std::string key = column.key;
        for (int number = 2; std::find(keys.begin(), keys.end(), key) != keys.end(); ++number)
            key = column.key + " (" + std::to_string(number) + ")";
        keys.push_back(std::move(key));
    }
    return keys;
}

std::string toCsv(const Table& table) {
    const std::vector<std::string> keys = uniqueKeys(table);
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (table.columns[i].parts.empty()) cells.push_back(keys[i]);
        for (const std::string& part : table.columns[i].parts) cells.push_back(keys[i] + " " + part);
    }
    std::string csv = base::csvLine(cells);
    for (const Row& row : table.rows) {
        cells.clear();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Cell& cell = row.cells[i];
            if (table.columns[i].parts.empty()) cells.push_back(cell.text);
            for (std::size_t part = 0; part < table.columns[i].parts.size(); ++part)
                cells.push_back(part < cell.parts.size() ? numberText(cell.parts[part].second) : "");
        }
        csv += base::csvLine(cells);
    }
    return csv;
}

Table forPeople(const Table& table) {
    Table shown;
    shown.title = table.title;
    shown.notes = table.notes;
    for (const Column& column : table.columns)
        if (!column.forPrograms) shown.columns.push_back(column);
    for (const Row& row : table.rows) {
        Row& kept = shown.rows.emplace_back();
        kept.indent = row.indent;
        kept.heading = row.heading;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (!table.columns[i].forPrograms) kept.cells.push_back(row.cells[i]);
    }
    return shown;
}

std::string toMarkdown(const Table& whole) {
    const Table table = forPeople(whole);
    std::string markdown;
    if (!table.title.empty()) markdown += "**" + escapedMarkdown(table.title) + "**\n\n";
    std::vector<std::string> cells;
    for (const Column& column : table.columns)
        cells.push_back(escapedMarkdown(column.header) +
                        (column.note.empty() ? "" : "<br>" + escapedMarkdown(column.note)));
    markdown += markdownLine(cells);
    cells.clear();
    for (const Column& column : table.columns) cells.emplace_back(column.align == Align::Right ? "---:" : "---");
    markdown += markdownLine(cells);
    for (const Row& row : table.rows) {
        cells.clear();
        for (const Cell& cell : row.cells) cells.push_back(escapedMarkdown(cell.text));
        if (!cells.empty() && row.heading) cells.front() = "**" + cells.front() + "**";
        // Markdown tables have no indents of their own; these spaces are kept by every renderer.
        std::string indent;
        for (std::uint32_t i = 0; i < row.indent; ++i) indent += "&nbsp;&nbsp;";
        if (!cells.empty()) cells.front().insert(0, indent);
        markdown += markdownLine(cells);
    }
    for (const std::string& note : table.notes) markdown += "\n" + escapedMarkdown(note) + "\n";
    return markdown;
}

std::string write(const Table& table, Format format) {
    switch (format) {
        case Format::Text:
            return toText(table);
        case Format::Csv:
            return toCsv(table);
        case Format::Json:
            return toJson(table);
        case Format::Markdown:
            return toMarkdown(table);
    }
    return {};
}

}  // namespace coder::report
