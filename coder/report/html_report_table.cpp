#include "coder/report/html_report_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "coder/report/html_text.h"

namespace coder::report {

namespace {

constexpr std::uint32_t DeepestIndent = 8;  ///< The style sheet has classes up to here.
constexpr std::size_t WideColumns = 9;      ///< Tables with more are printed across.

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + htmlEscaped(value) + "\"";
}

/// Shortest digits that give the number back: what to sort by is not what to read.
std::string sortKey(const Number& number) {
    if (const auto* count = std::get_if<std::uint64_t>(&number)) return std::to_string(*count);
    return fmt::format("{}", std::get<double>(number));
}

bool isZero(const Cell& cell) {
    if (cell.parts.empty()) return false;
    const auto* count = std::get_if<std::uint64_t>(&cell.parts.front().second);
    return count != nullptr && *count == 0;
}

class ReportTableWriter {
public:
    ReportTableWriter(const Table& table, const std::string& label)
        : table_(table), label_(label.empty() ? "Table" : label) {
        grouped_ = std::any_of(table.columns.begin(), table.columns.end(),
                               [](const Column& column) { return !column.group.empty(); });
    }

    std::string html() const {
        const bool wide = table_.columns.size() > WideColumns;
        return std::string("<div class=\"table") + (wide ? " wide" : "") +
               "\">\n<div class=\"scroll\" role=\"region\"" +
               attribute("aria-label", table_.title.empty() ? label_ : table_.title) + " tabindex=\"0\">\n<table>\n" +
               caption() + head() + body() + "</table>\n</div>\n" + notes() + "</div>\n";
    }

private:
    std::string caption() const {
        if (table_.title.empty()) return {};
        return "<caption><span dir=\"auto\">" + htmlEscaped(table_.title) + "</span></caption>\n";
    }

    std::string head() const {
        const bool named = std::any_of(table_.columns.begin(), table_.columns.end(),
                                       [](const Column& c) { return !c.header.empty() || !c.note.empty(); });
        if (!named) return {};
        return "<thead>\n" + (grouped_ ? groupRow() + leafRow(true) : leafRow(false)) + "</thead>\n";
    }

    /// Groups over their columns; the columns of no group take both rows.
    std::string groupRow() const {
        std::string row = "<tr>";
        for (std::size_t i = 0; i < table_.columns.size();) {
            const std::string& group = table_.columns[i].group;
            std::size_t end = i + 1;
            while (end < table_.columns.size() && !group.empty() && table_.columns[end].group == group) ++end;
            if (group.empty())
                row += columnHeader(i, " rowspan=\"2\"");
            else
                row += "<th scope=\"colgroup\" class=\"group\" colspan=\"" + std::to_string(end - i) +
                       "\"><span dir=\"auto\">" + htmlEscaped(group) + "</span></th>";
            i = end;
        }
        return row + "</tr>\n";
    }

    std::string leafRow(bool onlyGrouped) const {
        std::string row = "<tr>";
        for (std::size_t i = 0; i < table_.columns.size(); ++i)
            if (!onlyGrouped || !table_.columns[i].group.empty()) row += columnHeader(i, "");
        return row + "</tr>\n";
    }

    std::string columnHeader(std::size_t i, const char* rowspan) const {
        const Column& column = table_.columns[i];
        std::string html = "<th scope=\"col\"" + numberClass(i) + attribute("data-column", std::to_string(i)) + rowspan;
        if (!column.group.empty()) html += attribute("data-group", column.group);
        html += "><span class=\"name\" dir=\"auto\">" + htmlEscaped(column.header) + "</span>";
        if (!column.note.empty()) html += " <span class=\"note\" dir=\"auto\">" + htmlEscaped(column.note) + "</span>";
        return html + "</th>";
    }

    std::string numberClass(std::size_t i) const {
        return table_.columns[i].align == Align::Right ? " class=\"number\"" : "";
    }

    std::string body() const {
        std::string html = "<tbody>\n";
        for (const Row& row : table_.rows) html += line(row);
        return html + "</tbody>\n";
    }

    std::string line(const Row& row) const {
        std::string html = "<tr";
        if (row.heading) html += " class=\"heading\"";
        if (row.indent != 0) html += attribute("data-depth", std::to_string(row.indent));
        html += ">";
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            html += i == 0 ? rowHeader(row) : dataCell(row.cells[i], table_.columns[i].align);
        return html + "</tr>\n";
    }

    std::string rowHeader(const Row& row) const {
        std::string html = "<th scope=\"row\"";
        if (row.indent != 0) html += " class=\"indent-" + std::to_string(std::min(row.indent, DeepestIndent)) + "\"";
        return html + cellAttributes(row.cells.front()) + " dir=\"auto\">" + htmlEscaped(row.cells.front().text) +
               "</th>";
    }

    static std::string dataCell(const Cell& cell, Align align) {
        std::string html = "<td";
        if (align == Align::Right) html += isZero(cell) ? " class=\"number zero\"" : " class=\"number\"";
        html += cellAttributes(cell);
        if (align == Align::Left) html += " dir=\"auto\"";
        return html + ">" + htmlEscaped(cell.text) + "</td>";
    }

    static std::string cellAttributes(const Cell& cell) {
        std::string html;
        if (!cell.parts.empty()) html += attribute("data-sort", sortKey(cell.parts.front().second));
        if (!cell.passages.empty()) html += attribute("data-passages", numberRanges(cell.passages));
        return html;
    }

    std::string notes() const {
        if (table_.notes.empty()) return {};
        std::string html = "<div class=\"notes\">\n";
        for (const std::string& note : table_.notes) html += "<p dir=\"auto\">" + htmlEscaped(note) + "</p>\n";
        return html + "</div>\n";
    }

    const Table& table_;
    std::string label_;
    bool grouped_ = false;
};

}  // namespace

std::string numberRanges(const std::vector<std::uint32_t>& numbers) {
    std::string ranges;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last] < numbers[last + 1] && numbers[last + 1] - numbers[last] == 1)
            ++last;
        if (!ranges.empty()) ranges += ' ';
        ranges += std::to_string(numbers[i]);
        if (last != i) ranges += '-' + std::to_string(numbers[last]);
        i = last + 1;
    }
    return ranges;
}

std::string htmlReportTable(const Table& table, const std::string& label) {
    const Table shown = forPeople(table);
    return ReportTableWriter(shown, label).html();
}

}  // namespace coder::report
