#include "coder/study/relation_tables.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/analysis/chao2.h"
#include "coder/analysis/cooccurrence.h"
#include "coder/analysis/saturation.h"
#include "coder/report/numbers.h"

namespace coder::study {

namespace {

using analysis::PairCounts;
using report::Align;
using report::Cell;

/// Codes as rows with a number each, and the numbers as columns.
report::Table squareTable(const codebook::Codebook& codebook, const std::vector<std::size_t>& codes) {
    report::Table table;
    table.columns = {{"code", "Code", "", Align::Left, {}, true}, {"name", "Theme", "", Align::Left}};
    for (std::size_t i = 0; i < codes.size(); ++i)
        table.columns.push_back({codebook.codes[codes[i]].path, std::to_string(i + 1), "", Align::Right});
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const codebook::Code& code = codebook.codes[codes[i]];
        table.rows.push_back({0, false, {code.path, std::to_string(i + 1) + " " + code.name}});
    }
    return table;
}

Cell pairCell(const std::optional<double>& value, PairValue kind) {
    if (!value) return {report::Undefined};
    if (kind == PairValue::Count) return Cell::count(static_cast<std::uint64_t>(*value));
    return Cell::number(report::decimalText(*value, 2), *value);
}

std::string unitName(CodedUnit unit) {
    switch (unit) {
        case CodedUnit::Sentence:
            return "sentences of participants";
        case CodedUnit::Turn:
            return "turns of participants";
        case CodedUnit::Case:
            break;
    }
    return "participants interviewed";
}

/// The codings of either code in units that have both.
class PairPassages {
public:
    PairPassages(const Results& results, CodedUnit unit) {
        for (const analysis::CodedSentence& each : results.units.sentences()) {
            Key key{each.source, each.sentence};
            if (unit == CodedUnit::Turn) key = {each.source, each.turn};
            if (unit == CodedUnit::Case) {
                if (!each.owner) continue;
                key = {0, *each.owner};
            }
            byCode_[each.code][key].push_back(each.coding);
        }
    }

    std::vector<std::uint32_t> of(std::size_t a, std::size_t b) const {
        std::set<std::uint32_t> found;
        const auto first = byCode_.find(static_cast<std::uint32_t>(a));
        const auto second = byCode_.find(static_cast<std::uint32_t>(b));
        if (first == byCode_.end() || second == byCode_.end()) return {};
        for (const auto& [unit, codings] : first->second) {
            const auto both = second->second.find(unit);
            if (both == second->second.end()) continue;
            found.insert(codings.begin(), codings.end());
            found.insert(both->second.begin(), both->second.end());
        }
        return {found.begin(), found.end()};
    }

private:
    using Key = std::pair<std::uint32_t, std::uint32_t>;
    std::map<std::uint32_t, std::map<Key, std::vector<std::uint32_t>>> byCode_;
};

void sortByFrequency(std::vector<std::size_t>& codes, const PairCounts& pairs) {
    std::stable_sort(codes.begin(), codes.end(),
                     [&](std::size_t a, std::size_t b) { return pairs.at(a, a) > pairs.at(b, b); });
}

/// The interviewed cases, in the order of the sources they speak in.
std::vector<std::uint32_t> casesInOrder(const Results& results) {
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> seen;
    for (const auto& speaking : results.counts.casesBySource())
        for (const std::uint32_t c : speaking)
            if (seen.insert(c).second) order.push_back(c);
    return order;
}

std::string guestText(const analysis::Saturation& found, const OutputSpec& spec) {
    if (!found.reachedAt) return "not reached";
    return "after " + std::to_string(*found.reachedAt) + " interviews (" + std::to_string(*found.reachedAt) + "^+" +
           std::to_string(spec.run) + ")";
}

void addSaturationNotes(const std::vector<SaturationSeries>& all, const OutputSpec& spec, report::Table& table) {
    table.notes.push_back(
        "Interviews in the order of their sources. Observed: codes found so far; mean and band: over all orders, and "
        "the "
        "middle 95% of " +
        report::grouped(spec.orders) + " random ones (seed " + std::to_string(spec.test.limits.seed) + ").");
    for (const SaturationSeries& each : all) {
        const auto rule = analysis::SaturationRule{spec.base, spec.run, spec.threshold};
        const analysis::Saturation found = analysis::saturation(analysis::newCodes(each.interviews), rule);
        const analysis::Chao2 unseen =
            analysis::chao2(each.interviews.size(), analysis::interviewsPerCode(each.interviews));
        std::string note = each.label + ": " + report::counted(unseen.observed, "code") + " in " +
                           report::counted(each.interviews.size(), "interview") + "; saturation by new information " +
                           guestText(found, spec) + "; ";
        note +=
            unseen.estimate ? "at least " + report::decimalText(*unseen.estimate, 1) + " codes by Chao2" : "Chao2 n/a";
        if (unseen.interval)
            note += " (95% CI " + report::decimalText(unseen.interval->low, 1) + " to " +
                    report::decimalText(unseen.interval->high, 1) + ")";
        if (unseen.coverage) note += ", coverage " + report::decimalText(100 * *unseen.coverage, 0) + "%";
        table.notes.push_back(note + ".");
    }
    table.notes.push_back(
        "Saturation: base of " + std::to_string(spec.base) + " interviews, runs of " + std::to_string(spec.run) +
        ", new codes at most " + report::decimalText(100 * spec.threshold, 0) +
        "% of the base's (Guest, Namey and Chen 2020). It says that no new codes came, not that their "
        "meaning was understood.");
}

}  // namespace

std::string_view pairValueName(PairValue value) {
    switch (value) {
        case PairValue::Count:
            return "Count";
        case PairValue::Jaccard:
            return "Jaccard coefficient";
        case PairValue::Lift:
            return "Lift";
        case PairValue::Phi:
            break;
    }
    return "Phi";
}

std::optional<double> pairValue(const PairCounts& pairs, std::size_t a, std::size_t b, PairValue value) {
    const std::uint64_t both = pairs.at(a, b);
    if (value == PairValue::Count) return static_cast<double>(both);
    const std::uint64_t first = pairs.at(a, a) - both;
    const std::uint64_t second = pairs.at(b, b) - both;
    const analysis::Cooccurrence found =
        analysis::cooccurrence({both, first, second, pairs.units - both - first - second});
    return value == PairValue::Jaccard ? found.jaccard : value == PairValue::Lift ? found.lift : found.phi;
}

report::Table makeCoOccurrenceTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    const PairCounts pairs = results.units.together(static_cast<analysis::Unit>(spec.unit));
    std::vector<std::size_t> codes = codesShown(study, spec, true);
    if (spec.order == RowOrder::Frequency) sortByFrequency(codes, pairs);
    report::Table table = squareTable(*study.codebook, codes);
    table.title = study.codebook->title + ": themes that come together";
    const PairPassages passages(results, spec.unit);
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (const std::size_t b : codes) {
            table.rows[i].cells.push_back(pairCell(pairValue(pairs, codes[i], b, spec.value), spec.value));
            if (linked) table.rows[i].cells.back().passages = passages.of(codes[i], b);
        }
    table.notes.push_back(std::string(pairValueName(spec.value)) + " of " + unitName(spec.unit) +
                          " with both codes, of " + report::grouped(pairs.units) +
                          " in all; on the diagonal those with the code. Columns are the rows' numbers.");
    if (spec.value == PairValue::Lift)
        table.notes.emplace_back(
            "Lift: as many times as if the two had nothing to do with each other; wild for rare codes.");
    return table;
}

report::Table makeSequenceTable(const Study& study, const Results& results, const OutputSpec& spec) {
    const std::vector<std::size_t> codes = codesShown(study, spec, true);
    std::vector<bool> shown(study.codebook->codes.size());
    for (const std::size_t code : codes) shown[code] = true;
    const PairCounts pairs = results.units.sequence(shown);
    report::Table table = squareTable(*study.codebook, codes);
    table.title = study.codebook->title + ": themes that follow each other";
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (const std::size_t after : codes) table.rows[i].cells.push_back(Cell::count(pairs.at(codes[i], after)));
    table.notes.emplace_back(
        "How often the next coded sentence of the same participant in the same interview has the column's code, after "
        "one "
        "with the row's. Columns are the rows' numbers.");
    return table;
}

report::Table makeCodeByCaseTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    const std::vector<std::size_t> codes = codesShown(study, spec, false);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> mentions;  // By case and code.
    for (const analysis::ThemeCount& count : results.counts.counts())
        if (count.owner) mentions[{*count.owner, count.code}] += count.mentions;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::uint32_t>> passages;
    for (std::uint32_t i = 0; linked && i < results.codings.size(); ++i)
        if (const auto owner = results.turns[results.codings[i].turn].owner)
            for (std::optional<std::size_t> c = results.codings[i].code; c; c = study.codebook->codes[*c].parent)
                passages[{*owner, static_cast<std::uint32_t>(*c)}].push_back(i);
    const auto cell = [&](std::uint32_t owner, std::size_t code) {
        const auto found = mentions.find({owner, static_cast<std::uint32_t>(code)});
        const std::uint64_t count = found == mentions.end() ? 0 : found->second;
        Cell result = Cell::count(spec.yesNo ? std::min<std::uint64_t>(count, 1) : count);
        if (const auto of = passages.find({owner, static_cast<std::uint32_t>(code)}); of != passages.end())
            result.passages = of->second;
        return result;
    };
    const auto& attributes = spec.attributes.empty() ? results.cases.attributes : spec.attributes;
    report::Table table;
    table.title = study.file.title + ": participants and codes";
    table.columns.push_back({"participant", "Participant", "", Align::Left});
    for (const std::string& attribute : attributes) table.columns.push_back({attribute, attribute, "", Align::Left});
    const std::string what = spec.yesNo ? "1: one coding or more under the code." : "Codings under the code.";
    if (spec.longShape) {
        table.columns.push_back({"code", "Code", "", Align::Left});
        table.columns.push_back({"name", "Theme", "", Align::Left});
        table.columns.push_back({"value", spec.yesNo ? "Has it" : "Codings", "", Align::Right});
    } else {
        for (const std::size_t code : codes)
            table.columns.push_back(
                {study.codebook->codes[code].path, study.codebook->codes[code].name, "", Align::Right});
    }
    for (const std::uint32_t owner : casesInOrder(results)) {
        report::Row start;
        start.cells.emplace_back(results.cases.cases[owner].name);
        for (const std::string& name : attributes)
            start.cells.emplace_back(results.cases.cases[owner].values[*results.cases.attribute(name)]);
        for (const std::size_t code : codes) {
            if (spec.longShape) {
                table.rows.push_back(start);
                auto& cells = table.rows.back().cells;
                cells.emplace_back(study.codebook->codes[code].path);
                cells.emplace_back(study.codebook->codes[code].name);
                cells.push_back(cell(owner, code));
            } else {
                start.cells.push_back(cell(owner, code));
            }
        }
        if (!spec.longShape) table.rows.push_back(std::move(start));
    }
    table.notes.push_back(what + " A group has the codings of all its codes.");
    return table;
}

std::vector<SaturationSeries> saturationSeries(const Study& study, const Results& results, const OutputSpec& spec) {
    const std::vector<std::size_t> codes = codesShown(study, spec, true);
    std::map<std::uint32_t, std::vector<std::uint32_t>> byCase;
    for (const analysis::ThemeCount& count : results.counts.counts())
        if (count.owner && std::binary_search(codes.begin(), codes.end(), count.code))
            byCase[*count.owner].push_back(count.code);
    const analysis::ThemeColumns columns(results.counts, results.cases, spec.by, study.file.orders);
    std::vector<SaturationSeries> all(spec.by.empty() ? 1 : columns.total());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].label = spec.by.empty() ? "All interviews"
                                       : columns.list()[i].group + (columns.list()[i].group.empty() ? "" : ", ") +
                                             columns.list()[i].label;
    for (const std::uint32_t owner : casesInOrder(results)) {
        SaturationSeries& series = all[spec.by.empty() ? 0 : *columns.of(owner)];
        series.participants.push_back(results.cases.cases[owner].name);
        std::vector<std::uint32_t>& found = byCase[owner];
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        series.interviews.push_back(found);
    }
    for (SaturationSeries& each : all) {
        each.curve = analysis::codeAccumulation(each.interviews);
        each.band = analysis::accumulationBand(each.interviews, spec.orders, spec.test.limits.seed);
    }
    return all;
}

report::Table makeSaturationTable(const Study& study, const Results& results, const OutputSpec& spec) {
    const std::vector<SaturationSeries> all = saturationSeries(study, results, spec);
    report::Table table;
    table.title = study.codebook->title + ": saturation";
    table.columns.push_back({"interviews", "Interviews", "", Align::Right});
    std::size_t longest = 0;
    for (const SaturationSeries& each : all) {
        longest = std::max(longest, each.interviews.size());
        const std::string group = spec.by.empty() ? "" : each.label;
        const auto add = [&](const char* key, const char* header, Align align) {
            table.columns.push_back({key, header, "", align, {}, false, group});
        };
        add("participant", "Participant", Align::Left);
        add("new", "New", Align::Right);
        add("observed", "Observed", Align::Right);
        add("mean", "Mean", Align::Right);
        table.columns.push_back({"band", "Band", "", Align::Right, {"low", "high"}, false, group});
    }
    std::vector<std::vector<std::uint64_t>> fresh;
    for (const SaturationSeries& each : all) fresh.push_back(analysis::newCodes(each.interviews));
    for (std::size_t i = 0; i < longest; ++i) {
        report::Row& row = table.rows.emplace_back();
        row.cells.push_back(Cell::count(i + 1));
        for (std::size_t s = 0; s < all.size(); ++s) {
            if (i >= all[s].interviews.size()) {
                row.cells.insert(row.cells.end(), 5, Cell());
                continue;
            }
            const analysis::Interval band = all[s].band.band[i];
            row.cells.emplace_back(all[s].participants[i]);
            row.cells.push_back(Cell::count(fresh[s][i]));
            row.cells.push_back(Cell::count(all[s].curve.observed[i]));
            row.cells.push_back(Cell::number(report::decimalText(all[s].curve.mean[i], 1), all[s].curve.mean[i]));
            row.cells.push_back({report::decimalText(band.low, 1) + " to " + report::decimalText(band.high, 1),
                                 {{"low", band.low}, {"high", band.high}}});
        }
    }
    addSaturationNotes(all, spec, table);
    return table;
}

}  // namespace coder::study
