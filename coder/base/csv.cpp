#include "coder/base/csv.h"

#include <algorithm>
#include <array>

#include "coder/base/strings.h"

namespace coder::base {

namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The separator that stands most often in the first line outside quotes.
char separatorOf(std::string_view text) {
    constexpr std::array<char, 3> Candidates{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if ((c == '\n' || c == '\r') && !quoted) break;
        for (std::size_t i = 0; i < Candidates.size(); ++i)
            if (c == Candidates[i] && !quoted) ++counts[i];
    }
    return Candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvReader {
public:
    CsvReader(std::string_view text, const std::string& file) : text_(text), file_(file) {
        if (text_.substr(0, ByteOrderMark.size()) == ByteOrderMark) text_.remove_prefix(ByteOrderMark.size());
        separator_ = separatorOf(text_);
    }

    CsvTable read() {
        bool first = true;
        while (at_ < text_.size()) {
            CsvRow row = readRow();
            const bool empty = std::all_of(row.cells.begin(), row.cells.end(), [](const auto& c) { return c.empty(); });
            if (empty) continue;
            if (first) {
                table_.header = std::move(row);
                first = false;
            } else {
                addRow(std::move(row));
            }
        }
        return std::move(table_);
    }

private:
    void addRow(CsvRow row) {
        const std::size_t wanted = table_.header.cells.size();
        if (row.cells.size() != wanted) {
            table_.diagnostics.push_back(
                {Severity::Warning,
                 {file_, row.line, 1},
                 "the row has " + std::to_string(row.cells.size()) + " cells, the header has " + std::to_string(wanted),
                 "a cell that contains the separator must stand in double quotes"});
            row.cells.resize(wanted);
            row.columns.resize(wanted, 1);
        }
        table_.rows.push_back(std::move(row));
    }

    CsvRow readRow() {
        CsvRow row;
        row.line = line_;
        for (;;) {
            row.columns.push_back(column_);
            row.cells.push_back(readCell());
            if (at_ >= text_.size()) return row;
            if (text_[at_] == separator_) {
                advance();
                continue;
            }
            if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') advance();
            newLine();
            return row;
        }
    }

    std::string readCell() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] == ' ') advance();
        if (at_ < text_.size() && text_[at_] == '"') return readQuoted();
        while (at_ < text_.size() && !endsCell(text_[at_])) advance();
        return trimmed(text_.substr(begin, at_ - begin));
    }

    std::string readQuoted() {
        const Place opened{file_, line_, column_};
        std::string cell;
        advance();
        for (; at_ < text_.size(); step()) {
            if (text_[at_] != '"') {
                cell += text_[at_];
                continue;
            }
            if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
            cell += '"';
            advance();
        }
        if (at_ >= text_.size())
            table_.diagnostics.push_back({Severity::Error, opened, "the quoted cell that begins here is never closed",
                                          "add the missing double quote; a quote inside a cell is written twice"});
        else
            advance();
        while (at_ < text_.size() && !endsCell(text_[at_])) {
            cell += text_[at_];
            advance();
        }
        return trimmed(cell);
    }

    bool endsCell(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

    /// Over one character of a quoted cell; a return counts as a line end unless a line feed follows, which then does.
    void step() {
        const bool lineFeedFollows = at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
        if (text_[at_] == '\n' || (text_[at_] == '\r' && !lineFeedFollows))
            newLine();
        else
            advance();
    }

    void advance() {
        ++at_;
        if (at_ >= text_.size() || !isContinuation(text_[at_])) ++column_;
    }

    void newLine() {
        ++at_;
        ++line_;
        column_ = 1;
    }

    std::string_view text_;
    const std::string& file_;
    char separator_ = ',';
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
    CsvTable table_;
};

bool isSignedNumber(std::string_view cell) {
    return (cell.front() == '-' || cell.front() == '+') &&
           cell.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

/// A sign alone is no formula: "-" is what tables have for "nothing".
bool isFormula(std::string_view cell) {
    return cell.size() > 1 && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos &&
           !isSignedNumber(cell);
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    for (std::size_t i = 0; i < header.cells.size(); ++i)
        if (equalIgnoringCase(name, header.cells[i])) return i;
    return std::nullopt;
}

CsvTable readCsv(std::string_view text, const std::string& file) { return CsvReader(text, file).read(); }

std::string csvCell(std::string_view value, CsvCell kind) {
    const std::string cell = kind == CsvCell::Safe ? withApostrophe(std::string(value)) : std::string(value);
    const bool edgeSpace = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (!edgeSpace && cell.find_first_of(",;\"\n\r\t") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string withApostrophe(std::string value) {
    if (isFormula(value)) value.insert(0, 1, '\'');
    return value;
}

std::string withoutApostrophe(std::string value) {
    if (value.size() > 1 && value.front() == '\'' && isFormula(std::string_view(value).substr(1))) value.erase(0, 1);
    return value;
}

std::string csvLine(const std::vector<std::string>& cells, CsvCell kind) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) line += ',';
        line += csvCell(cells[i], kind);
    }
    return line + '\n';
}

}  // namespace coder::base
