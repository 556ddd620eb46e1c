#include "coder/report/table_layout.h"

#include <algorithm>

#include "coder/report/cell_text.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::report {

namespace {

constexpr std::size_t NarrowestText = 14;  ///< A column of text that may be wrapped keeps this many characters.
constexpr std::size_t IndentWidth = 2;

/// The length of the longest prefix of at most `columns` columns, but of one character at least.
std::size_t prefixOfColumns(std::string_view text, std::size_t columns) {
    std::size_t shown = 0;
    std::size_t at = 0;
    for (std::size_t next = 0; next < text.size(); at = next) {
        shown += text::displayColumns(text::nextCodePoint(text, next));
        if (shown > columns && at != 0) return at;
    }
    return at;
}

std::size_t widestLine(const std::string& text) {
    std::size_t width = 0;
    for (const std::string& line : linesOf(text)) width = std::max(width, displayWidth(line));
    return width;
}

std::size_t total(const std::vector<std::size_t>& widths) {
    std::size_t sum = 0;
    for (const std::size_t width : widths) sum += width;
    return sum;
}

std::vector<std::size_t> widthsUnder(const std::vector<ColumnNeed>& needs, std::size_t limit) {
    std::vector<std::size_t> widths;
    for (const ColumnNeed& need : needs) widths.push_back(std::min(need.natural, std::max(need.least, limit)));
    return widths;
}

}  // namespace

std::vector<HeaderSpan> headerSpans(const Table& table) {
    std::vector<HeaderSpan> spans;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string& group = table.columns[i].group;
        if (!spans.empty() && !group.empty() && spans.back().group == group)
            ++spans.back().count;
        else
            spans.push_back({group, i, 1});
    }
    return spans;
}

bool hasGroups(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& c) { return !c.group.empty(); });
}

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = text.find_first_of(" -", at);
        end = end == std::string::npos ? text.size() : end + (text[end] == '-' ? 1 : 0);
        std::string word = text.substr(at, end - at);
        const bool space = end < text.size() && text[end] == ' ';
        at = end + (space ? 1 : 0);
        std::string& line = lines.back();
        if (!line.empty() && displayWidth(line) + displayWidth(word) > width) lines.emplace_back();
        while (displayWidth(word) > width) {
            const std::size_t cut = prefixOfColumns(word, width);
            if (cut == word.size()) break;
            lines.back() += word.substr(0, cut);
            lines.emplace_back();
            word.erase(0, cut);
        }
        lines.back() += word;
        if (space && displayWidth(lines.back()) < width) lines.back() += ' ';
    }
    for (std::string& line : lines)
        while (!line.empty() && line.back() == ' ') line.pop_back();
    return lines;
}

std::size_t longestWord(const std::string& text) {
    std::size_t longest = 1;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i)
        if (i == text.size() || text[i] == ' ' || text[i] == '-' || text[i] == '\n') {
            longest = std::max(longest, displayWidth(text.substr(begin, i - begin + (i == text.size() ? 0 : 1))));
            begin = i + 1;
        }
    return longest;
}

std::vector<ColumnNeed> columnNeeds(const Table& table) {
    std::vector<ColumnNeed> needs;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        ColumnNeed need;
        need.natural = std::max(longestWord(clean(column.header)), widestLine(column.note));
        for (const Row& row : table.rows) {
            const std::size_t indent = i == 0 ? row.indent * IndentWidth : 0;
            need.natural = std::max(need.natural, indent + widestLine(row.cells[i].text));
        }
        need.least = column.align == Align::Right ? need.natural : std::min(need.natural, NarrowestText);
        needs.push_back(need);
    }
    return needs;
}

std::size_t leastWidth(const std::vector<ColumnNeed>& needs) { return total(widthsUnder(needs, 0)); }

std::vector<std::size_t> columnWidths(const std::vector<ColumnNeed>& needs, std::size_t available) {
    std::size_t low = 0;
    std::size_t high = 1;
    for (const ColumnNeed& need : needs) high = std::max(high, need.natural + 1);
    // The highest limit under which all fit; 0 if none does.
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (total(widthsUnder(needs, middle)) <= available ? low : high) = middle;
    }
    return widthsUnder(needs, low);
}

}  // namespace coder::report
