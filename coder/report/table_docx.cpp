#include "coder/report/table_docx.h"

#include <algorithm>

#include "coder/report/document.h"
#include "coder/report/table_layout.h"

namespace coder::report {

namespace {

constexpr std::size_t TwipsOfCharacter = 100;  ///< On average in the type of tables, nine points.
constexpr std::size_t CellMargin = 80;
constexpr std::size_t IndentTwips = 200;
constexpr std::size_t ComfortableText = 24;  ///< A page is turned before columns of text get narrower.

std::size_t charactersOf(std::size_t twips, std::size_t columns) {
    const std::size_t margins = 2 * CellMargin * columns;
    return twips > margins ? (twips - margins) / TwipsOfCharacter : 0;
}

bool isWide(const Table& table) {
    std::size_t characters = 0;
    for (const ColumnNeed& need : columnNeeds(table))
        characters += std::min(need.natural, std::max(need.least, ComfortableText));
    return characters > charactersOf(PortraitTwips, table.columns.size());
}

class WordTable {
public:
    WordTable(WordPart& part, const Table& table, std::size_t twips) : part_(part), table_(table) {
        std::size_t sum = 0;
        for (const std::size_t width : columnWidths(columnNeeds(table), charactersOf(twips, table.columns.size()))) {
            widths_.push_back(width * TwipsOfCharacter + 2 * CellMargin);
            sum += widths_.back();
        }
        // Too many columns get narrower than they should, but stay on the page.
        if (sum > twips)
            for (std::size_t& width : widths_) width = std::max<std::size_t>(1, width * twips / sum);
    }

    void write() {
        part_.start("tbl");
        properties();
        part_.start("tblGrid");
        for (const std::size_t width : widths_) {
            part_.empty("gridCol");
            part_.attribute("w", std::to_string(width));
        }
        part_.end();
        if (hasGroups(table_)) groupRow();
        headerRow();
        for (const Row& row : table_.rows) bodyRow(row);
        part_.end();
    }

private:
    enum class Rule : std::uint8_t { None, Below };

    struct CellStyle {
        Align align = Align::Left;
        bool centred = false;
        bool bold = false;
        bool header = false;  ///< Stands at the lower edge and keeps with the next row.
        std::size_t indent = 0;
        Rule rule = Rule::None;
    };

    void border(const char* side, int eighths) {
        part_.value(side, "single");
        part_.attribute("sz", std::to_string(eighths));
        part_.attribute("space", "0");
        part_.attribute("color", "auto");
    }

    void width(const char* name, std::size_t twips) {
        part_.empty(name);
        part_.attribute("w", std::to_string(twips));
        part_.attribute("type", "dxa");
    }

    void properties() {
        std::size_t sum = 0;
        for (const std::size_t width : widths_) sum += width;
        part_.start("tblPr");
        width("tblW", sum);
        part_.start("tblBorders");
        border("top", 8);
        border("bottom", 8);
        part_.end();
        part_.value("tblLayout", "fixed");
        part_.start("tblCellMar");
        width("left", CellMargin);
        width("right", CellMargin);
        part_.end();
        part_.end();
    }

    void startRow(bool header) {
        part_.start("tr");
        part_.start("trPr");
        part_.empty("cantSplit");
        if (header) part_.empty("tblHeader");
        part_.end();
    }

    void cell(const std::string& text, std::size_t first, std::size_t count, const CellStyle& style) {
        std::size_t sum = 0;
        for (std::size_t i = first; i < first + count; ++i) sum += widths_[i];
        part_.start("tc");
        part_.start("tcPr");
        width("tcW", sum);
        if (count > 1) part_.value("gridSpan", std::to_string(count));
        if (style.rule == Rule::Below) {
            part_.start("tcBorders");
            border("bottom", 4);
            part_.end();
        }
        if (style.header) part_.value("vAlign", "bottom");
        part_.end();
        part_.start("p");
        part_.start("pPr");
        part_.value("pStyle", "TableText");
        if (style.header) part_.empty("keepNext");
        if (style.indent != 0) {
            part_.empty("ind");
            part_.attribute("left", std::to_string(style.indent * IndentTwips));
        }
        if (style.centred || style.align == Align::Right) part_.value("jc", style.centred ? "center" : "right");
        part_.end();
        if (!text.empty()) part_.run(text, style.bold);
        part_.end();
        part_.end();
    }

    void groupRow() {
        startRow(true);
        for (const HeaderSpan& span : headerSpans(table_)) {
            CellStyle style;
            style.centred = style.bold = style.header = true;
            if (!span.group.empty()) style.rule = Rule::Below;
            cell(span.group, span.first, span.count, style);
        }
        part_.end();
    }

    void headerRow() {
        startRow(true);
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const Column& column = table_.columns[i];
            CellStyle style;
            style.align = column.align;
            style.bold = style.header = true;
            style.rule = Rule::Below;
            cell(column.note.empty() ? column.header : column.header + "\n" + column.note, i, 1, style);
        }
        part_.end();
    }

    void bodyRow(const Row& row) {
        startRow(false);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            CellStyle style;
            style.align = table_.columns[i].align;
            style.bold = row.heading;
            if (i == 0) style.indent = row.indent;
            cell(row.cells[i].text, i, 1, style);
        }
        part_.end();
    }

    WordPart& part_;
    const Table& table_;
    std::vector<std::size_t> widths_;
};

}  // namespace

void writeWordTable(WordPart& part, const Table& whole, std::size_t twips) {
    const Table table = forPeople(whole);
    if (!table.title.empty()) part.paragraph("Caption", table.title);
    if (!table.columns.empty()) WordTable(part, table, twips).write();
    if (table.notes.empty()) part.paragraph("TableNote", "");
    for (const std::string& note : table.notes) part.paragraph("TableNote", note);
}

base::Result<std::string> toDocx(const Table& table) {
    Document document;
    document.title = table.title;
    document.landscape = isWide(forPeople(table));
    document.table(table);
    return toDocx(document);
}

}  // namespace coder::report
