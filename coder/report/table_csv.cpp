// Tables for programs and spreadsheets: comma-separated (RFC 4180) and tab-separated values.
#include "coder/base/csv.h"
#include "coder/report/cell_text.h"
#include "coder/report/numbers.h"
#include "coder/report/table.h"

namespace coder::report {

namespace {

/// How the cells of a kind of file are written and parted.
class Separated {
public:
    explicit Separated(char separator) : separator_(separator) {}

    void add(const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != 0) text_ += separator_;
            text_ += cell(cells[i]);
        }
        text_ += '\n';
    }

    /// A line that begins with the comment mark and has as many cells as the others (two at least).
    void addComment(const std::string& words, std::size_t columns) {
        text_ += '#';
        text_ += separator_ + cell(oneLine(words));
        if (columns > 2) text_.append(columns - 2, separator_);
        text_ += '\n';
    }

    std::string take() { return std::move(text_); }

private:
    std::string cell(const std::string& value) const {
        const std::string written = separator_ == '\t' ? tabCell(value) : base::csvCell(clean(value), CsvKind);
        // Outside quotes it would begin a comment.
        const bool mark = written.find('#') != std::string::npos && written.front() != '"';
        return mark ? '"' + written + '"' : written;
    }

    /// Few readers of such files expect quotes, so that only a quote itself, and blanks at the edges, ask for them.
    static std::string tabCell(const std::string& value) {
        const std::string line = oneLine(base::withApostrophe(value));
        const bool edge = !line.empty() && (line.front() == ' ' || line.back() == ' ');
        return edge || line.find('"') != std::string::npos ? base::csvCell(line, base::CsvCell::Exact) : line;
    }

    static constexpr base::CsvCell CsvKind = base::CsvCell::Safe;
    char separator_;
    std::string text_;
};

std::vector<std::string> headers(const Table& table, const std::vector<std::string>& keys) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (table.columns[i].parts.empty()) cells.push_back(keys[i]);
        for (const std::string& part : table.columns[i].parts) cells.push_back(keys[i] + " " + part);
    }
    return cells;
}

std::vector<std::string> values(const Table& table, const Row& row) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Cell& cell = row.cells[i];
        const std::vector<std::string>& names = table.columns[i].parts;
        if (names.empty())
            cells.push_back(cell.plain() != nullptr ? numberText(*cell.plain()) : cell.isUndefined() ? "" : cell.text);
        // What is no number stands in place of the first one: "<5".
        const bool text = cell.parts.empty() && !cell.isUndefined();
        for (std::size_t part = 0; part < names.size(); ++part) {
            const Number* number = cell.part(names[part]);
            cells.push_back(number != nullptr ? numberText(*number) : text && part == 0 ? cell.text : "");
        }
    }
    return cells;
}

/// "clinician: N = 12; scientist: N = 7"
std::string columnNotes(const Table& table, const std::vector<std::string>& keys) {
    std::string notes;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (!table.columns[i].note.empty())
            notes += (notes.empty() ? "" : "; ") + keys[i] + ": " + table.columns[i].note;
    return notes;
}

std::string separated(const Table& table, char separator) {
    Separated file(separator);
    const std::vector<std::string> keys = uniqueKeys(table);
    const std::vector<std::string> header = headers(table, keys);
    file.add(header);
    for (const Row& row : table.rows) file.add(values(table, row));
    if (!table.title.empty()) file.addComment(table.title, header.size());
    if (const std::string notes = columnNotes(table, keys); !notes.empty()) file.addComment(notes, header.size());
    for (const std::string& note : table.notes) file.addComment(note, header.size());
    return file.take();
}

}  // namespace

std::string toCsv(const Table& table) { return separated(table, ','); }

std::string toTsv(const Table& table) { return separated(table, '\t'); }

}  // namespace coder::report
