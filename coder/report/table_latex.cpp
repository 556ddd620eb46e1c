// LaTeX tables in the three-line style of booktabs.
#include <algorithm>
#include <array>

#include "coder/report/cell_text.h"
#include "coder/report/latex_text.h"
#include "coder/report/table.h"
#include "coder/report/table_layout.h"

namespace coder::report {

namespace {

/// A size of type, the average characters that a line of the article class has in it, and the space between columns.
struct TypeSize {
    const char* command;
    std::size_t characters;
    std::size_t gapPoints;
};

constexpr std::array TypeSizes{TypeSize{"", 68, 12}, TypeSize{"\\small\n", 74, 12},
                               TypeSize{"\\footnotesize\n", 80, 12},
                               TypeSize{"\\scriptsize\n\\setlength{\\tabcolsep}{3pt}\n", 92, 6}};
constexpr std::size_t LinePoints = 345;  ///< The length of that line.
constexpr std::size_t ComfortableColumn = 24;
constexpr std::size_t RowsAtFullSize = 25;  ///< A longer table is set in small type.
constexpr std::size_t LinesOfPage = 40;     ///< A longer table goes over several pages.

class LatexTable {
public:
    explicit LatexTable(const Table& table) : table_(table), needs_(columnNeeds(table)) {
        chooseSize();
        widths_ = columnWidths(needs_, room());
        for (std::size_t i = 0; i < widths_.size(); ++i) paragraphs_.push_back(hasParagraphs(i));
        long_ = lines() > LinesOfPage;
    }

    std::string latex() {
        const std::string body = environment();
        return comment() + (latexNeeds_.otherScript ? LatexScriptCommand : "") + body;
    }

private:
    /// The largest type in which texts have room enough; the smallest only where numbers need it.
    void chooseSize() {
        std::size_t comfortable = 0;
        for (const ColumnNeed& need : needs_)
            comfortable += std::min(need.natural, std::max(need.least, ComfortableColumn));
        std::size_t size = table_.rows.size() > RowsAtFullSize ? 1 : 0;
        for (; size + 1 < TypeSizes.size(); ++size) {
            size_ = TypeSizes.at(size);
            if (comfortable <= room()) return;
        }
        if (leastWidth(needs_) > room()) size_ = TypeSizes.back();
    }

    /// Characters for the cells of a line; the space between two columns does not shrink with the type.
    std::size_t room() const {
        const std::size_t gaps =
            table_.columns.empty() ? 0 : (table_.columns.size() - 1) * size_.gapPoints * size_.characters / LinePoints;
        return size_.characters > gaps ? size_.characters - gaps : 0;
    }

    std::size_t lines() const {
        std::size_t sum = 0;
        for (const Row& row : table_.rows) {
            std::size_t height = 1;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (paragraphs_[i])
                    height = std::max(height,
                                      wrapped(oneLine(row.cells[i].text), std::max<std::size_t>(widths_[i], 1)).size());
            sum += height;
        }
        return sum;
    }

    /// Columns that are narrower than their texts have paragraphs, and so have those with line feeds.
    bool hasParagraphs(std::size_t column) const {
        return widths_[column] < needs_[column].natural ||
               std::any_of(table_.rows.begin(), table_.rows.end(),
                           [&](const Row& row) { return row.cells[column].text.find('\n') != std::string::npos; });
    }

    std::string comment() const {
        std::string packages = "booktabs,array";
        if (long_) packages += ",longtable";
        std::string text = "% In the preamble: \\usepackage{" + packages + "}\n";
        if (latexNeeds_.t1) text += "% and with pdflatex: \\usepackage[T1]{fontenc}\n";
        if (latexNeeds_.otherScript)
            text +=
                "% pdflatex does not have some characters of this table and sets ? for them: use lualatex or\n"
                "% xelatex, with fontspec and a font that has them.\n";
        return text;
    }

    std::string environment() {
        std::string text = long_ ? "\\begingroup\n" : "\\begin{table}[htbp]\n\\centering\n";
        text += size_.command;
        if (!table_.columns.empty())
            text += long_ ? longTable() : caption("\n") + shortTable();
        else
            text += caption("\n");
        return text + notes() + (long_ ? "\\endgroup\n" : "\\end{table}\n");
    }

    std::string caption(const char* end) {
        return table_.title.empty() ? "" : "\\caption{" + escaped(table_.title) + "}" + end;
    }

    std::string shortTable() {
        return "\\begin{tabular}{" + columns() + "}\n\\toprule\n" + head() + "\\midrule\n" + rows() +
               "\\bottomrule\n\\end{tabular}\n";
    }

    std::string longTable() {
        const std::string top = "\\toprule\n" + head() + "\\midrule\n";
        return "\\setlength{\\LTcapwidth}{\\linewidth}\n\\begin{longtable}{" + columns() + "}\n" + caption("\\\\\n") +
               top + "\\endfirsthead\n" + top + "\\endhead\n\\bottomrule\n\\endfoot\n" + rows() + "\\end{longtable}\n";
    }

    std::string columns() const {
        std::string text = "@{}";
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            if (paragraphs_[i])
                text += ">{\\raggedright\\arraybackslash}p{" + share(widths_[i]) + "\\linewidth}";
            else
                text += table_.columns[i].align == Align::Right ? 'r' : 'l';
        }
        return text + "@{}";
    }

    /// "0.35" for 35 of 100 characters of a line.
    std::string share(std::size_t characters) const {
        const std::size_t hundredths = std::clamp<std::size_t>(100 * characters / size_.characters, 1, 99);
        return "0." + std::string(hundredths < 10 ? "0" : "") + std::to_string(hundredths);
    }

    std::string head() {
        std::string text = groups();
        std::vector<std::vector<std::string>> lines;
        std::size_t height = 0;
        bool notes = false;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            lines.push_back(wrapped(oneLine(table_.columns[i].header), std::max<std::size_t>(widths_[i], 1)));
            height = std::max(height, lines.back().size());
            notes = notes || !table_.columns[i].note.empty();
        }
        for (std::size_t row = 0; row < height; ++row) {
            std::vector<std::string> cells;
            for (const auto& cell : lines)
                cells.push_back(row + cell.size() < height ? "" : escaped(cell[row + cell.size() - height]));
            text += line(cells);
        }
        if (!notes) return text;
        std::vector<std::string> cells;
        for (const Column& column : table_.columns) cells.push_back(escaped(column.note));
        return text + line(cells);
    }

    std::string groups() {
        if (!hasGroups(table_)) return {};
        const std::vector<HeaderSpan> spans = headerSpans(table_);
        std::vector<std::vector<std::string>> lines;
        std::string rules;
        std::size_t height = 1;
        for (const HeaderSpan& span : spans) {
            lines.push_back(wrapped(oneLine(span.group), std::max<std::size_t>(spanWidth(span), 12)));
            height = std::max(height, lines.back().size());
            if (!span.group.empty())
                rules += "\\cmidrule(lr){" + std::to_string(span.first + 1) + "-" +
                         std::to_string(span.first + span.count) + "}";
        }
        std::string text;
        for (std::size_t row = 0; row < height; ++row) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < spans.size(); ++i) {
                const std::size_t empty = height - lines[i].size();
                const std::string words = row < empty ? "" : escaped(lines[i][row - empty]);
                cells.push_back("\\multicolumn{" + std::to_string(spans[i].count) + "}{c}{" + words + "}");
                if (spans[i].group.empty()) cells.back().clear();
            }
            text += line(cells);
        }
        return text + rules + "\n";
    }

    std::size_t spanWidth(const HeaderSpan& span) const {
        std::size_t width = 2 * (span.count - 1);
        for (std::size_t i = span.first; i < span.first + span.count; ++i) width += widths_[i];
        return width;
    }

    std::string rows() {
        std::string text;
        for (const Row& row : table_.rows) {
            std::vector<std::string> cells;
            for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back(content(row.cells[i], i));
            if (row.heading) cells.front() = "\\textbf{" + cells.front() + "}";
            if (row.indent != 0) cells.front().insert(0, indent(row.indent));
            text += line(cells);
        }
        return text;
    }

    /// Further lines of a paragraph are indented as its first one.
    std::string indent(std::uint32_t depth) const {
        const std::string width = std::to_string(depth) + "em";
        return (paragraphs_[0] ? "\\hangindent=" + width : "") + "\\hspace{" + width + "}";
    }

    std::string content(const Cell& cell, std::size_t column) {
        if (!paragraphs_[column]) return escaped(cell.text);
        std::string text;
        for (const std::string& part : linesOf(cell.text)) text += (text.empty() ? "" : "\\newline{} ") + escaped(part);
        return text;
    }

    static std::string line(const std::vector<std::string>& cells) {
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : " & ") + cells[i];
        return text + " \\\\\n";
    }

    std::string notes() {
        if (table_.notes.empty()) return {};
        std::string text = long_ ? "\\noindent" : "\\par\\smallskip\n";
        text += "\\begin{minipage}{\\linewidth}\n\\footnotesize\\raggedright\n";
        for (const std::string& note : table_.notes) text += escaped(note) + "\\par\n";
        return text + "\\end{minipage}\n" + (long_ ? "\\par\n" : "");
    }

    std::string escaped(const std::string& text) { return latexText(text, latexNeeds_); }

    const Table& table_;
    std::vector<ColumnNeed> needs_;
    std::vector<std::size_t> widths_;
    TypeSize size_ = TypeSizes.front();
    std::vector<bool> paragraphs_;  ///< By column.
    bool long_ = false;
    LatexNeeds latexNeeds_;
};

}  // namespace

std::string toLatex(const Table& table) {
    const Table shown = forPeople(table);
    return LatexTable(shown).latex();
}

}  // namespace coder::report
