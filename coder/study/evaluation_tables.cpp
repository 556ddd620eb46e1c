#include <fmt/format.h>

#include <algorithm>

#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/study/evaluation.h"
#include "coder/study/interval_cell.h"

namespace coder::study {

namespace {

using analysis::Confusion;
using analysis::Interval;
using report::Align;
using report::Cell;

Cell ratioCell(const std::optional<double>& ratio) {
    if (!ratio) return "n/a";
    return {fmt::format("{:.2f}", *ratio), {{"", *ratio}}};
}

std::optional<Interval> precisionInterval(const Confusion& c) {
    return analysis::wilson(c.truePositives, c.truePositives + c.falsePositives);
}

std::optional<Interval> recallInterval(const Confusion& c) {
    return analysis::wilson(c.truePositives, c.truePositives + c.falseNegatives);
}

std::vector<Cell> countCells(const Confusion& c) {
    return {Cell::count(c.truePositives + c.falseNegatives), Cell::count(c.truePositives + c.falsePositives),
            Cell::count(c.truePositives), Cell::count(c.falsePositives), Cell::count(c.falseNegatives)};
}

report::Row rowOf(const std::string& name, const Confusion& c) {
    report::Row row;
    row.cells = {name};
    for (Cell& cell : countCells(c)) row.cells.push_back(std::move(cell));
    row.cells.push_back(intervalCell(analysis::precision(c), precisionInterval(c)));
    row.cells.push_back(intervalCell(analysis::recall(c), recallInterval(c)));
    row.cells.push_back(intervalCell(analysis::f1(c), {}));
    row.cells.push_back(ratioCell(analysis::kappa(c)));
    return row;
}

/// Rows of totals: their intervals come from interviews, not from sentences.
void addTotals(report::Table& table, const Evaluation& evaluation, const std::vector<Confusion>& used) {
    const analysis::BootstrapIntervals intervals = analysis::bootstrapIntervals(evaluation.bySource);
    Confusion all;
    for (const Confusion& c : used) all += c;
    report::Row micro;
    micro.heading = true;
    micro.cells = {"all (micro)"};
    for (Cell& cell : countCells(all)) micro.cells.push_back(std::move(cell));
    micro.cells.push_back(intervalCell(analysis::precision(all), intervals.microPrecision));
    micro.cells.push_back(intervalCell(analysis::recall(all), intervals.microRecall));
    micro.cells.push_back(intervalCell(analysis::f1(all), intervals.microF1));
    micro.cells.push_back(ratioCell(analysis::kappa(all)));
    table.rows.push_back(std::move(micro));
    const auto mean = [&](analysis::AccuracyMeasure measure) { return analysis::macroMean(used, measure).value; };
    report::Row macro;
    macro.heading = true;
    macro.cells = {"mean over codes (macro)",
                   "",
                   "",
                   "",
                   "",
                   "",
                   intervalCell(mean(&analysis::precision), intervals.macroPrecision),
                   intervalCell(mean(&analysis::recall), intervals.macroRecall),
                   intervalCell(mean(&analysis::f1), intervals.macroF1),
                   ratioCell(mean(&analysis::kappa))};
    table.rows.push_back(std::move(macro));
    if (intervals.draws > 0)
        table.notes.push_back(fmt::format(
            "Intervals at 95%: Wilson for precision and recall of a code; for the last two rows from {} samples of the "
            "{} interviews, drawn with replacement (percentiles, seed {}).",
            report::grouped(intervals.draws), evaluation.bySource.size(), analysis::BootstrapSeed));
    else
        table.notes.push_back("Intervals at 95%: Wilson. The last two rows have none: they need two interviews.");
}

}  // namespace

report::Table evaluationTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Rules against human coding, " + report::counted(evaluation.sources, "source") + ", " +
                  report::counted(evaluation.sentences, "sentence");
    table.columns = {{"code", "Code", "", Align::Left}};
    for (const auto& [key, header] : {std::pair{"human", "human"},
                                      {"rules", "rules"},
                                      {"both", "both"},
                                      {"false", "rules only"},
                                      {"missed", "human only"}})
        table.columns.push_back({key, header, "", Align::Right});
    for (const auto& [key, header] : {std::pair{"precision", "precision"}, {"recall", "recall"}, {"f1", "F1"}})
        table.columns.push_back({key, header, "", Align::Right, IntervalParts});
    table.columns.push_back({"kappa", "kappa", "", Align::Right});
    std::vector<Confusion> used;
    for (std::size_t i = 0; i < evaluation.codes.size(); ++i) {
        const Confusion& c = evaluation.codes[i];
        if (!c.used()) continue;
        table.rows.push_back(rowOf(codebook.codes[i].path, c));
        used.push_back(c);
    }
    table.notes.push_back(
        "A sentence has a code when a coding of it covers any of the sentence. Macro values are means over the codes "
        "for which they are defined.");
    addTotals(table, evaluation, used);
    if (const auto share = analysis::wilson(evaluation.codedDecoys, evaluation.decoys))
        table.notes.push_back(
            fmt::format("Of {} that people marked as having no code the rules code {}: {:.2f} ({:.2f}-{:.2f}).",
                        report::counted(evaluation.decoys, "sentence"), evaluation.codedDecoys,
                        static_cast<double>(evaluation.codedDecoys) / static_cast<double>(evaluation.decoys),
                        share->low, share->high));
    if (evaluation.sourcesWithoutGold != 0)
        table.notes.push_back("Left out, since the gold file has no row for them: " +
                              report::counted(evaluation.sourcesWithoutGold, "source") + ".");
    return table;
}

report::Table rulesTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Rules, and how often people agree with them";
    table.columns = {
        {"code", "Code", "", Align::Left, {}, true}, {"rule", "Rule", "", Align::Left},
        {"right", "right", "", Align::Right},        {"wrong", "wrong", "", Align::Right},
        {"alone", "right, alone", "", Align::Right}, {"precision", "precision", "", Align::Right, IntervalParts}};
    std::vector<RuleAccuracy> rules = evaluation.rules;
    std::stable_sort(rules.begin(), rules.end(), [](const RuleAccuracy& a, const RuleAccuracy& b) {
        return a.code != b.code ? a.code < b.code : a.wrong > b.wrong;
    });
    for (const RuleAccuracy& rule : rules) {
        const Confusion c{rule.right, rule.wrong, 0, 0};
        report::Row row;
        row.cells = {codebook.codes[rule.code].path, rule.rule,
                     Cell::count(rule.right),        Cell::count(rule.wrong),
                     Cell::count(rule.alone),        intervalCell(analysis::precision(c), precisionInterval(c))};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        "Sentences that people gave the rule's code too, that they did not, and those of the first that no other rule "
        "of "
        "the code finds. Rules that found nothing are not listed.");
    return table;
}

report::Table mistakenTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Codes that are taken for others";
    table.columns = {{"human", "people coded", "", Align::Left},
                     {"rules", "rules coded", "", Align::Left},
                     {"sentences", "sentences", "", Align::Right}};
    std::vector<std::pair<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t>> pairs(evaluation.mistaken.begin(),
                                                                                         evaluation.mistaken.end());
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [codes, sentences] : pairs) {
        report::Row row;
        row.cells = {codebook.codes[codes.first].path, codebook.codes[codes.second].path, Cell::count(sentences)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

report::Table disagreementTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Sentences on which rules and people disagree";
    table.columns = {{"source", "Source", "", Align::Left}, {"line", "Line", "", Align::Right},
                     {"code", "Code", "", Align::Left},     {"coded by", "Coded by", "", Align::Left},
                     {"rule", "Rule", "", Align::Left},     {"sentence", "Sentence", "", Align::Left}};
    std::vector<const Disagreement*> sorted;
    for (const Disagreement& each : evaluation.disagreements) sorted.push_back(&each);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Disagreement* a, const Disagreement* b) {
        if (a->code != b->code) return a->code < b->code;
        return a->missed != b->missed ? b->missed : a->rules < b->rules;
    });
    for (const Disagreement* each : sorted) {
        report::Row row;
        row.cells = {each->source,
                     Cell::count(each->line),
                     codebook.codes[each->code].path,
                     each->missed ? "people" : "rules",
                     base::join(each->rules, ";"),
                     each->sentence};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace coder::study
