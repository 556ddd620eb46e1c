#include "coder/study/tables.h"

#include <algorithm>

#include "coder/analysis/case_summary.h"
#include "coder/base/strings.h"
#include "coder/report/case_summary_report.h"
#include "coder/report/numbers.h"
#include "coder/study/filter.h"
#include "coder/study/relation_tables.h"
#include "coder/study/saturation_table.h"
#include "coder/study/theme_tables.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

report::Table makeParticipantsTable(const Study& study, const Results& results, const OutputSpec& spec) {
    const analysis::ThemeColumns columns(results.counts, results.cases, spec.by, study.file.orders);
    const auto& attributes = spec.attributes.empty() ? results.cases.attributes : spec.attributes;
    return report::caseSummaryReport(
        analysis::summarizeCases(results.counts, results.cases, columns, attributes, study.file.orders), columns.list(),
        spec.summary == NumberSummary::Mean ? report::NumberShown::MeanAndSd : report::NumberShown::MedianAndQuartiles,
        study.file.title + ": participants");
}

/// "7 of 54".
Cell participantsOf(const analysis::ThemeTable& themes, std::uint32_t code) {
    const analysis::ThemeCell& cell = themes.rows[code].cells.back();
    const std::uint64_t all = themes.columns.back().cases;
    return {std::to_string(cell.participants) + " of " + std::to_string(all), {{"n", cell.participants}, {"N", all}}};
}

void addQuotationNotes(const OutputSpec& spec, bool pinned, report::Table& table) {
    std::string rule = "Quotations: whole sentences of at most " + std::to_string(spec.longest) +
                       " words that participants said and that were coded with the theme; first those that illustrate "
                       "no other theme, have no transcriber's note and six words or more; of these the most typical "
                       "(cosine with the mean of all of the theme's codings, TF-IDF of word stems), each of another "
                       "participant";
    if (!spec.by.empty()) rule += " and, as far as there are any, of another " + base::join(spec.by, " and ");
    table.notes.push_back(rule + ".");
    if (pinned) table.notes.emplace_back("Chosen by the authors: the quotations marked *.");
    table.notes.emplace_back("Words in [brackets] are no part of what was said; [...] stands for words left out.");
}

MadeTable makeQuotationTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    MadeTable made;
    ChosenQuotations chosen = chooseQuotations(study, results, spec);
    made.diagnostics = std::move(chosen.diagnostics);
    const analysis::ThemeTable themes = analysis::themeTable(results.counts, results.cases, {});
    report::Table& table = made.table;
    table.title = study.codebook->title + ": quotations";
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "Theme", "", Align::Left, {}, false, {}, 32},
                     {"definition", "Definition", "", Align::Left, {}, false, {}, 48},
                     {"participants", "Participants", "", Align::Right, {"n", "N"}},
                     {"quotation", "Quotation", "", Align::Left, {}, false, {}, 64},
                     {"participant", "Participant", "", Align::Left},
                     {"source", "Source", "", Align::Left, {}, true},
                     {"line", "Line", "", Align::Right, {}, true}};
    bool pinned = false;
    const std::vector<std::size_t> codes = codesShown(study, spec, false);
    auto next = chosen.quotations.begin();
    for (const std::size_t index : codes) {
        const codebook::Code& code = study.codebook->codes[index];
        const bool quoted = next != chosen.quotations.end() && next->code == index;
        if (!quoted && (study.codebook->isGroup(index) || themes.rows[index].cells.back().mentions == 0)) continue;
        std::vector<Cell> head{code.name, code.definition, participantsOf(themes, static_cast<std::uint32_t>(index))};
        const auto add = [&](Cell quotation, Cell participant, Cell source, Cell line) {
            report::Row& row = table.rows.emplace_back();
            row.cells = {code.path,          std::move(head[0]),   std::move(head[1]),
                         std::move(head[2]), std::move(quotation), std::move(participant),
                         std::move(source),  std::move(line)};
            head.assign(3, Cell());
        };
        if (!quoted) add("(none that is short enough)", Cell(), Cell(), Cell());
        for (; next != chosen.quotations.end() && next->code == index; ++next) {
            Cell quotation("“" + next->text + "”" + (next->pinned ? "*" : ""));
            if (linked && next->coding) quotation.passages = {*next->coding};
            add(std::move(quotation), next->participant, next->source, Cell::count(next->line));
            pinned = pinned || next->pinned;
        }
    }
    addQuotationNotes(spec, pinned, table);
    return made;
}

report::Table makeCodingsTable(const Study& study, const Results& results, const OutputSpec& spec) {
    report::Table table = results.codingsTable;
    table.title = study.file.title + ": codings";
    const auto code = std::find_if(table.columns.begin(), table.columns.end(),
                                   [](const report::Column& column) { return column.key == "code"; });
    const auto index = static_cast<std::size_t>(code - table.columns.begin());
    Filter filter;
    filter.codes = spec.codes;
    std::erase_if(table.rows, [&](const report::Row& row) {
        return !filter.allowsCode(*study.codebook, *study.codebook->find(row.cells[index].text));
    });
    return table;
}

}  // namespace

KeptParts keptFor(const Study& study, const std::vector<OutputSpec>& specs) {
    KeptParts kept;
    for (const OutputSpec& spec : specs) {
        kept.texts = kept.texts || spec.kind == OutputKind::Quotations;
        kept.codingsTable = kept.codingsTable || spec.kind == OutputKind::Codings;
        for (std::string& source : pinnedSources(study, spec)) kept.interviews.insert(std::move(source));
        if (!spec.source.empty()) kept.interviews.insert(spec.source);
    }
    return kept;
}

namespace {

MadeTable makeUncaptioned(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    switch (spec.kind) {
        case OutputKind::Themes:
            return makeThemeTable(study, results, spec, linked);
        case OutputKind::Participants:
            return {makeParticipantsTable(study, results, spec), {}};
        case OutputKind::Quotations:
            return makeQuotationTable(study, results, spec, linked);
        case OutputKind::Codings:
            return {makeCodingsTable(study, results, spec), {}};
        case OutputKind::CoOccurrence:
            return {makeCoOccurrenceTable(study, results, spec, linked), {}};
        case OutputKind::CodeByCase:
            return {makeCodeByCaseTable(study, results, spec, linked), {}};
        case OutputKind::Sequence:
            return {makeSequenceTable(study, results, spec), {}};
        case OutputKind::Saturation:
            return {makeSaturationTable(study, results, spec), {}};
        case OutputKind::HeatMapFigure:
        case OutputKind::BarsFigure:
        case OutputKind::ForestFigure:
        case OutputKind::CoOccurrenceFigure:
        case OutputKind::NetworkFigure:
        case OutputKind::SaturationFigure:
        case OutputKind::PortraitFigure:
        case OutputKind::TimelineFigure:
            break;
    }
    CODER_CHECK_EQ(infoOf(spec.kind).figure, false);
    return {};
}

}  // namespace

MadeTable makeTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    MadeTable made = makeUncaptioned(study, results, spec, linked);
    if (results.choice && spec.kind != OutputKind::Participants) made.table.notes.push_back(inWords(*results.choice));
    return made;
}

}  // namespace coder::study
