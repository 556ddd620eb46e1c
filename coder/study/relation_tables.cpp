#include "coder/study/relation_tables.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/analysis/cooccurrence.h"
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
    if (!value) return Cell::undefined();
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
    std::optional<PairPassages> passages;
    if (linked) passages.emplace(results, spec.unit);
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (const std::size_t b : codes) {
            // A code goes with itself, whatever the coefficient.
            const bool empty = codes[i] == b && spec.value != PairValue::Count;
            table.rows[i].cells.push_back(empty ? Cell()
                                                : pairCell(pairValue(pairs, codes[i], b, spec.value), spec.value));
            if (linked) table.rows[i].cells.back().passages = passages->of(codes[i], b);
        }
    const std::string of = unitName(spec.unit) + ", of " + report::grouped(pairs.units) + " in all";
    table.notes.push_back(spec.value == PairValue::Count
                              ? "How many " + of + ", have both codes; on the diagonal: have the code."
                              : std::string(pairValueName(spec.value)) + " of the two codes in " + of + ".");
    table.notes.emplace_back("Columns are the rows' numbers.");
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
    for (const std::uint32_t owner : results.casesInOrder()) {
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

}  // namespace coder::study
