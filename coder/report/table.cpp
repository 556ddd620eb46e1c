#include "coder/report/table.h"

#include <algorithm>
#include <array>
#include "coder/report/numbers.h"

#include "coder/base/check.h"
#include "coder/base/strings.h"

namespace coder::report {

namespace {

struct FormatEntry {
    Format format;
    const char* name;
    const char* ending;
};

constexpr std::array<FormatEntry, 9> Formats{{{Format::Text, "text", ".txt"},
                                              {Format::Csv, "csv", ".csv"},
                                              {Format::Tsv, "tsv", ".tsv"},
                                              {Format::Json, "json", ".json"},
                                              {Format::Markdown, "md", ".md"},
                                              {Format::Latex, "latex", ".tex"},
                                              {Format::Docx, "docx", ".docx"},
                                              {Format::Xlsx, "xlsx", ".xlsx"},
                                              {Format::Html, "html", ".html"}}};

const FormatEntry& entryOf(Format format) { return Formats.at(static_cast<std::size_t>(format)); }

}  // namespace

Cell Cell::count(std::uint64_t value) { return {std::to_string(value), {{"", value}}}; }

Cell Cell::number(std::string text, double value) { return {std::move(text), {{"", value}}}; }

Cell Cell::undefined() { return {Undefined}; }

bool Cell::isUndefined() const { return parts.empty() && text == Undefined; }

const Number* Cell::plain() const { return part(""); }

const Number* Cell::part(std::string_view name) const {
    for (const auto& [known, number] : parts)
        if (known == name) return &number;
    return nullptr;
}

const char* formatName(Format format) { return entryOf(format).name; }

std::optional<Format> formatByName(std::string_view name) {
    for (const FormatEntry& entry : Formats)
        if (name == entry.name) return entry.format;
    return std::nullopt;
}

std::vector<std::string> formatNames() {
    std::vector<std::string> names;
    for (const FormatEntry& entry : Formats) names.emplace_back(entry.name);
    return names;
}

const char* endingOf(Format format) { return entryOf(format).ending; }

std::optional<Format> formatByEnding(std::string_view path) {
    for (const FormatEntry& entry : Formats) {
        const std::string_view ending = entry.ending;
        if (path.size() >= ending.size() && base::equalIgnoringCase(path.substr(path.size() - ending.size()), ending))
            return entry.format;
    }
    return std::nullopt;
}

bool isBinary(Format format) { return format == Format::Docx || format == Format::Xlsx; }

std::vector<std::string> uniqueKeys(const Table& table) {
    std::vector<std::string> keys;
    for (const Column& column : table.columns) {
        const std::string whole = column.group.empty() ? column.key : column.group + " / " + column.key;
        std::string key = whole;
        for (int number = 2; std::find(keys.begin(), keys.end(), key) != keys.end(); ++number)
            key = whole + " (" + std::to_string(number) + ")";
        keys.push_back(std::move(key));
    }
    return keys;
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

base::Result<std::string> write(const Table& table, Format format) {
    for (const Row& row : table.rows) CODER_CHECK_EQ(row.cells.size(), table.columns.size());
    switch (format) {
        case Format::Text:
            return toText(table);
        case Format::Csv:
            return toCsv(table);
        case Format::Tsv:
            return toTsv(table);
        case Format::Json:
            return toJson(table);
        case Format::Markdown:
            return toMarkdown(table);
        case Format::Latex:
            return toLatex(table);
        case Format::Docx:
            return toDocx(table);
        case Format::Xlsx:
            return toXlsx(table);
        case Format::Html:
            return toHtml(table);
    }
    return std::string();
}

}  // namespace coder::report
