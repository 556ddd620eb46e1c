// Pipe tables.
#include "coder/report/markdown_text.h"
#include "coder/report/table.h"

namespace coder::report {

namespace {

std::string markdownLine(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += " " + cell + " |";
    return line + "\n";
}

/// Blanks at the edges would keep the marks from being marks.
std::string strong(const std::string& text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string::npos) return {};
    return "**" + text.substr(begin, text.find_last_not_of(' ') + 1 - begin) + "**";
}

/// "Harborview: women<br>N = 12". Pipe tables have one header line.
std::string headerCell(const Column& column) {
    std::string header = column.header;
    if (!column.group.empty()) header = column.group + (header.empty() ? "" : ": " + header);
    return markdownCell(column.note.empty() ? header : header + "\n" + column.note);
}

std::vector<std::string> rowCells(const Row& row) {
    std::vector<std::string> cells;
    for (const Cell& cell : row.cells) cells.push_back(markdownCell(cell.text));
    if (row.heading) cells.front() = strong(cells.front());
    // Markdown tables have no indents of their own; these spaces are kept by every renderer.
    std::string indent;
    for (std::uint32_t i = 0; i < row.indent; ++i) indent += "&nbsp;&nbsp;";
    cells.front().insert(0, indent);
    return cells;
}

}  // namespace

std::string toMarkdown(const Table& whole) {
    const Table table = forPeople(whole);
    std::string markdown;
    if (!table.title.empty()) markdown += strong(markdownText(table.title)) + "\n\n";
    if (!table.columns.empty()) {
        std::vector<std::string> headers;
        std::vector<std::string> rules;
        for (const Column& column : table.columns) {
            headers.push_back(headerCell(column));
            rules.emplace_back(column.align == Align::Right ? "---:" : "---");
        }
        markdown += markdownLine(headers) + markdownLine(rules);
        for (const Row& row : table.rows) markdown += markdownLine(rowCells(row));
    }
    for (const std::string& note : table.notes) markdown += "\n" + markdownParagraph(note) + "\n";
    return markdown;
}

}  // namespace coder::report
