#include "coder/report/theme_table_report.h"

#include "coder/report/numbers.h"

namespace coder::report {

namespace {

using analysis::Measure;

Column columnOf(const analysis::ThemeColumn& source, Measure measure) {
    Column column;
    column.key = source.label;
    column.header = source.label;
    column.align = Align::Right;
    if (measure == Measure::Participants) {
        column.note = "N = " + std::to_string(source.cases);
        column.parts = {"n", "N", "%"};
    } else if (measure == Measure::Sources) {
        column.note = "of " + std::to_string(source.sources);
        column.parts = {"n", "N", "%"};
    }
    return column;
}

Cell share(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return {"-", {{"n", part}, {"N", whole}}};
    return {std::to_string(part) + " (" + percentText(part, whole) + ")",
            {{"n", part}, {"N", whole}, {"%", percent(part, whole)}}};
}

Cell cellOf(const analysis::ThemeCell& cell, const analysis::ThemeColumn& column, Measure measure) {
    if (measure == Measure::Participants) return share(cell.participants, column.cases);
    if (measure == Measure::Sources) return share(cell.sources, column.sources);
    return Cell::count(cell.value(measure));
}

std::string whatWasCounted(Measure measure) {
    switch (measure) {
        case Measure::Participants:
            return "Participants with one coding or more under the code, n (% of the N participants interviewed in the "
                   "column). A "
                   "participant counts once in a group, however many of its codes apply.";
        case Measure::Mentions:
            return "Codings. A group has the codings of all its codes.";
        case Measure::Sources:
            return "Sources with one coding or more under the code, n (% of the sources in which participants of the "
                   "column speak).";
        case Measure::Words:
            return "Words coded. Words under several codings of one code or group count once.";
    }
    return {};
}

bool hasChildren(const codebook::Codebook& codebook, std::size_t code) {
    return code + 1 < codebook.codes.size() && codebook.codes[code + 1].parent == code;
}

}  // namespace

Table themeTableReport(const analysis::ThemeTable& themes, const codebook::Codebook& codebook, Measure measure) {
    Table table;
    table.title = codebook.title + ": themes" + (themes.attribute.empty() ? "" : " by " + themes.attribute);
    table.columns.push_back({"code", "Code", "", Align::Left, {}, true});
    table.columns.push_back({"name", "Theme", "", Align::Left});
    for (const analysis::ThemeColumn& column : themes.columns) table.columns.push_back(columnOf(column, measure));
    for (const analysis::ThemeRow& source : themes.rows) {
        const codebook::Code& code = codebook.codes[source.code];
        Row row;
        row.indent = code.depth;
        row.heading = hasChildren(codebook, source.code);
        row.cells = {code.path, code.name};
        for (std::size_t i = 0; i < source.cells.size(); ++i)
            row.cells.push_back(cellOf(source.cells[i], themes.columns[i], measure));
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(whatWasCounted(measure));
    if (themes.unownedMentions != 0)
        table.notes.push_back("Of speech that belongs to no participant: " + counted(themes.unownedMentions, "coding") +
                              ", in the total alone, and as no participant there.");
    return table;
}

}  // namespace coder::report
