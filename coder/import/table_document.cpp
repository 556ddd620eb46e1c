#include "coder/import/table_document.h"

#include "coder/base/csv.h"
#include "coder/import/text_lines.h"

namespace coder::import {

namespace {

using base::Severity;

const std::string& cellOf(const TableRow& row, std::size_t column) {
    static const std::string Empty;
    return column < row.size() ? row[column] : Empty;
}

/// What was taken for what, and what is left out.
void noteColumns(Document& document, const std::vector<TableRow>& rows, const TableColumns& columns,
                 const std::string& file) {
    const auto name = [&](std::size_t column) {
        return columns.header ? "\"" + cellOf(rows.front(), column) + "\"" : "column " + std::to_string(column + 1);
    };
    std::string message = "words are taken from " + name(columns.words);
    if (columns.speaker) message += ", speakers from " + name(*columns.speaker);
    if (columns.begin) message += ", times from " + name(*columns.begin);
    if (columns.end) message += " to " + name(*columns.end);
    std::string others;
    for (std::size_t i = 0; i < rows.front().size(); ++i)
        if (i != columns.words && columns.speaker != i && columns.begin != i && columns.end != i)
            others += (others.empty() ? "" : ", ") + name(i);
    if (!others.empty()) message += "; left out: " + others;
    document.diagnostics.push_back(
        {Severity::Note, {file}, message, "if that is wrong, say it in the study: `columns: {speaker: .., text: ..}`"});
}

}  // namespace

std::vector<Block> tableBlocks(const std::vector<TableRow>& rows, const std::vector<std::uint32_t>& places,
                               const TableColumns& columns) {
    std::vector<Block> blocks;
    std::optional<std::string> speaker;
    for (std::size_t i = columns.header ? 1 : 0; i < rows.size(); ++i) {
        if (columns.speaker) {
            const std::string name = singleSpaced(cellOf(rows[i], *columns.speaker));
            if (!name.empty() || !speaker) speaker = name.ends_with(':') ? name.substr(0, name.size() - 1) : name;
        }
        Block block;
        block.speaker = speaker;
        block.text = cellOf(rows[i], columns.words);
        if (columns.begin) block.begin = cellTime(cellOf(rows[i], *columns.begin), columns.milliseconds);
        if (columns.end && block.begin) block.end = cellTime(cellOf(rows[i], *columns.end), columns.milliseconds);
        block.place = places[i];
        blocks.push_back(std::move(block));
    }
    return blocks;
}

Document tableDocument(const std::vector<TableRow>& rows, const std::vector<std::uint32_t>& places,
                       const std::string& file, const ColumnNames& named) {
    Document document;
    document.paragraphs = true;
    ColumnChoice choice = chooseColumns(rows, named);
    for (base::Diagnostic& problem : choice.problems) {
        problem.place = {file, places.empty() ? 0 : places.front(), 0};
        document.diagnostics.push_back(std::move(problem));
    }
    const auto& columns = choice.columns;
    if (!columns) {
        document.diagnostics.push_back({Severity::Error,
                                        {file},
                                        "it can't be told which column of the table has the words that were said",
                                        "say it in the study, `columns: {speaker: .., time: .., end: .., text: ..}`, "
                                        "or name the columns in the first "
                                        "line: \"speaker\", \"start\", \"end\" and \"text\""});
        return document;
    }
    noteColumns(document, rows, *columns, file);
    document.blocks = tableBlocks(rows, places, *columns);
    document.captions = !columns->speaker && columns->begin;  // then labels may stand before the words
    return document;
}

Document readTable(std::string_view text, const std::string& file, const ColumnNames& columns) {
    base::CsvTable csv = base::readCsv(text, file);
    std::vector<TableRow> rows{std::move(csv.header.cells)};
    std::vector<std::uint32_t> places{csv.header.line};
    for (base::CsvRow& row : csv.rows) {
        rows.push_back(std::move(row.cells));
        places.push_back(row.line);
    }
    Document document = tableDocument(rows, places, file, columns);
    csv.diagnostics.insert(csv.diagnostics.end(), document.diagnostics.begin(), document.diagnostics.end());
    document.diagnostics = std::move(csv.diagnostics);
    return document;
}

}  // namespace coder::import
