// Tables for terminals: columns as wide as they must be; when the whole is wider than the terminal, the first column
// and then the headers are wrapped.
#include <algorithm>

#include "coder/report/cell_text.h"
#include "coder/report/table.h"
#include "coder/report/table_layout.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::report {

namespace {

constexpr std::string_view Gap = "  ";
constexpr std::size_t NarrowestFirstColumn = 24;
constexpr std::size_t IndentWidth = 2;

std::string padded(const std::string& text, std::size_t width, Align align) {
    const std::size_t shown = displayWidth(text);
    const std::string space(width > shown ? width - shown : 0, ' ');
    return align == Align::Right ? space + text : text + space;
}

/// A cell is one line, and what a terminal would take for a command is not for it.
void makePrintable(std::string& text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }, ' ');
    text = oneLine(text);
}

/// A header over several columns: "---- Harborview ----", its last line filled up with dashes where there is room.
std::vector<std::string> groupLines(const std::string& group, std::size_t width) {
    std::vector<std::string> lines = wrapped(group, std::max<std::size_t>(width, 1));
    for (std::string& line : lines) {
        const std::size_t shown = displayWidth(line);
        const bool dashes = &line == &lines.back() && width >= shown + 2;
        if (dashes) line.insert(0, 1, ' ').push_back(' ');
        const std::size_t room = width > displayWidth(line) ? width - displayWidth(line) : 0;
        const char filler = dashes ? '-' : ' ';
        line.insert(0, room / 2, filler).append(room - room / 2, filler);
    }
    return lines;
}

class TextLayout {
public:
    TextLayout(const Table& table, std::size_t width) : table_(table) {
        for (const Column& column : table.columns) widths_.push_back(widest(column.header));
        for (std::size_t i = 0; i < widths_.size(); ++i) widths_[i] = std::max(widths_[i], contentWidth(i));
        makeRoomForGroups();
        if (width != 0) fit(width);
    }

    std::string text(bool emphasis) const {
        std::string result;
        if (!table_.title.empty()) result += table_.title + "\n\n";
        const bool heads = std::any_of(table_.columns.begin(), table_.columns.end(),
                                       [](const Column& c) { return !c.header.empty() || !c.note.empty(); });
        if (heads || hasGroups(table_)) result += groups() + header() + std::string(totalWidth(), '-') + "\n";
        if (!table_.columns.empty())
            for (const Row& row : table_.rows) result += line(row, emphasis);
        if (!table_.notes.empty()) result += "\n";
        for (const std::string& note : table_.notes) result += note + "\n";
        return result;
    }

private:
    static std::size_t widest(const std::string& header) { return displayWidth(header); }

    std::size_t contentWidth(std::size_t column) const {
        std::size_t width = displayWidth(table_.columns[column].note);
        for (const Row& row : table_.rows) {
            const std::size_t indent = column == 0 ? row.indent * IndentWidth : 0;
            width = std::max(width, indent + displayWidth(row.cells[column].text));
        }
        const std::size_t wrap = table_.columns[column].wrap;
        return wrap == 0 ? width : std::min(width, wrap);
    }

    std::size_t totalWidth() const {
        std::size_t total = widths_.empty() ? 0 : Gap.size() * (widths_.size() - 1);
        for (const std::size_t width : widths_) total += width;
        return total;
    }

    std::size_t spanWidth(const HeaderSpan& span) const {
        std::size_t width = Gap.size() * (span.count - 1);
        for (std::size_t i = 0; i < span.count; ++i) width += widths_[span.first + i];
        return width;
    }

    void makeRoomForGroups() {
        for (const HeaderSpan& span : headerSpans(table_)) {
            const std::size_t dashes = span.count > 1 ? 4 : 0;  // "- Harborview -"
            const std::size_t needed = span.group.empty() ? 0 : displayWidth(span.group) + dashes;
            const std::size_t width = spanWidth(span);
            if (needed > width) widths_[span.first + span.count - 1] += needed - width;
        }
    }

    void fit(std::size_t width) {
        // Headers give way first, down to what their columns hold; then the first column.
        for (std::size_t i = 1; i < widths_.size() && totalWidth() > width; ++i)
            widths_[i] = std::max(contentWidth(i), longestWord(table_.columns[i].header));
        if (!widths_.empty() && totalWidth() > width) {
            const std::size_t over = totalWidth() - width;
            const std::size_t first = widths_.front();
            widths_.front() = std::min(first, std::max(NarrowestFirstColumn, first > over ? first - over : 0));
        }
    }

    /// The lines above the headers; none if no column stands in a group.
    std::string groups() const {
        const std::vector<HeaderSpan> spans = headerSpans(table_);
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 0;
        for (const HeaderSpan& span : spans) {
            lines.push_back(span.group.empty() ? std::vector<std::string>() : groupLines(span.group, spanWidth(span)));
            height = std::max(height, lines.back().size());
        }
        std::string result;
        for (std::size_t row = 0; row < height; ++row) {
            std::string line;
            for (std::size_t i = 0; i < spans.size(); ++i) {
                const std::size_t empty = height - lines[i].size();
                if (i != 0) line += Gap;
                line += padded(row < empty ? std::string() : lines[i][row - empty], spanWidth(spans[i]), Align::Left);
            }
            result += withoutEndSpace(std::move(line)) + "\n";
        }
        return result;
    }

    std::string header() const {
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 0;
        bool notes = false;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            lines.push_back(wrapped(table_.columns[i].header, widths_[i]));
            height = std::max(height, lines.back().size());
            notes = notes || !table_.columns[i].note.empty();
        }
        std::string result;
        for (std::size_t row = 0; row < height; ++row) {
            std::vector<std::string> cells;
            for (const auto& cell : lines) {
                const std::size_t empty = height - cell.size();
                cells.push_back(row < empty ? std::string() : cell[row - empty]);
            }
            result += joined(cells);
        }
        if (!notes) return result;
        std::vector<std::string> cells;
        for (const Column& column : table_.columns) cells.push_back(column.note);
        return result + joined(cells);
    }

    bool hasRunningText() const {
        return std::any_of(table_.columns.begin(), table_.columns.end(), [](const Column& c) { return c.wrap != 0; });
    }

    /// Cells begin in one line, and running text goes on below.
    std::string paragraphs(const Row& row) const {
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 1;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool breaks = i == 0 || table_.columns[i].wrap != 0;
            lines.push_back(breaks ? wrapped(row.cells[i].text, widths_[i])
                                   : std::vector<std::string>{row.cells[i].text});
            height = std::max(height, lines.back().size());
        }
        std::string result;
        for (std::size_t at = 0; at < height; ++at) {
            std::vector<std::string> cells;
            for (const auto& cell : lines) cells.push_back(at < cell.size() ? cell[at] : "");
            result += joined(cells);
        }
        return result;
    }

    std::string line(const Row& row, bool emphasis) const {
        if (hasRunningText()) return paragraphs(row);
        std::vector<std::string> cells;
        for (const Cell& cell : row.cells) cells.push_back(cell.text);
        const std::string indent(row.indent * IndentWidth, ' ');
        const std::size_t room = widths_.front() > indent.size() ? widths_.front() - indent.size() : 1;
        const std::vector<std::string> first = wrapped(cells.front(), room);
        std::string result;
        for (std::size_t i = 0; i + 1 < first.size(); ++i) result += indent + first[i] + "\n";
        // The numbers stand beside the last line of a wrapped name.
        cells.front() = indent + first.back();
        result += joined(cells);
        if (row.heading && emphasis) return "\x1B[1m" + result.substr(0, result.size() - 1) + "\x1B[0m\n";
        return result;
    }

    std::string joined(const std::vector<std::string>& cells) const {
        std::string result;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != 0) result += Gap;
            result += padded(cells[i], widths_[i], table_.columns[i].align);
        }
        return withoutEndSpace(std::move(result)) + "\n";
    }

    static std::string withoutEndSpace(std::string line) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        return line;
    }

    const Table& table_;
    std::vector<std::size_t> widths_;
};

}  // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += text::displayColumns(text::nextCodePoint(text, at));
    return width;
}

std::string toText(const Table& table, std::size_t width, bool emphasis) {
    Table shown = forPeople(table);
    makePrintable(shown.title);
    for (std::string& note : shown.notes) makePrintable(note);
    for (Column& column : shown.columns)
        for (std::string* text : {&column.header, &column.note, &column.group}) makePrintable(*text);
    for (Row& row : shown.rows)
        for (Cell& cell : row.cells) makePrintable(cell.text);
    return TextLayout(shown, width).text(emphasis);
}

}  // namespace coder::report
