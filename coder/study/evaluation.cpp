#include "coder/study/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "coder/report/numbers.h"
#include "coder/study/gold.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using analysis::Confusion;
using base::Severity;
using CodeAndSentence = std::pair<std::uint32_t, std::size_t>;

/// The sentences of one source that are compared: of participants whom the filter lets through.
class Units {
public:
    template <class AllowsCase>
    Units(const project::CodedSource& coded, AllowsCase allowsCase)
        : sentences_(coded.source.transcript.sentences), counted_(sentences_.size(), false), participants_(counted_) {
        for (const transcript::Turn& turn : coded.source.transcript.turns) {
            const auto& owner = coded.cases[turn.speaker];
            for (std::uint32_t i = 0; owner && i < turn.sentenceCount; ++i) {
                participants_[turn.firstSentence + i] = true;
                counted_[turn.firstSentence + i] = allowsCase(owner);
            }
        }
    }

    bool any() const { return std::find(counted_.begin(), counted_.end(), true) != counted_.end(); }

    /// Those of them that a span touches.
    std::vector<std::size_t> in(text::Span span) const { return touched(span, counted_); }
    /// True when the span touches a sentence of any participant.
    bool isSpeech(text::Span span) const { return !touched(span, participants_).empty(); }

private:
    std::vector<std::size_t> touched(text::Span span, const std::vector<bool>& wanted) const {
        const auto first =
            std::lower_bound(sentences_.begin(), sentences_.end(), span.begin(),
                             [](text::Span sentence, text::ByteOffset at) { return sentence.end() <= at; });
        std::vector<std::size_t> found;
        for (auto it = first; it != sentences_.end() && it->begin() < span.end(); ++it)
            if (const auto index = static_cast<std::size_t>(it - sentences_.begin()); wanted[index])
                found.push_back(index);
        return found;
    }

    const std::vector<text::Span>& sentences_;
    std::vector<bool> counted_;
    std::vector<bool> participants_;
};

class Evaluator {
public:
    Evaluator(const Study& study, const Gold& gold, const Filter& filter)
        : study_(study), gold_(gold), filter_(filter) {
        evaluation_.codes.resize(study.codebook->codes.size());
        evaluation_.diagnostics = gold.diagnostics;
    }

    void add(const project::CodedSource& coded, const project::CaseTable& cases) {
        if (!filter_.allowsSource(coded.source.name)) return;
        seen_.insert(coded.source.name);
        const Units units(coded, [&](const auto& owner) { return filter_.allowsCase(cases, owner); });
        if (!units.any()) return;
        const auto rows = gold_.rows.find(coded.source.name);
        if (rows == gold_.rows.end()) {
            ++evaluation_.sourcesWithoutGold;
            return;
        }
        ++evaluation_.sources;
        compare(coded.source, byPeople(coded.source, units, rows->second), byRules(coded, units));
    }

    Evaluation finish() {
        for (const auto& [source, rows] : gold_.rows)
            if (seen_.count(source) == 0 && filter_.allowsSource(source))
                evaluation_.diagnostics.push_back({Severity::Error, rows.front().place,
                                                   "the study has no source \"" + source + "\"",
                                                   "correct the source's name in the gold file"});
        return std::move(evaluation_);
    }

private:
    std::set<CodeAndSentence> byPeople(const project::Source& source, const Units& units,
                                       const std::vector<GoldRow>& rows) {
        std::set<CodeAndSentence> coded;
        const QuoteFinder finder(source);
        const text::PositionIndex positions(source.text);
        for (const GoldRow& row : rows) {
            if (!filter_.allowsCode(*study_.codebook, row.code)) continue;
            const auto span =
                row.quote.empty() ? atPositions(source, positions, units, row) : atQuote(source, finder, row);
            if (!span) continue;
            for (const std::size_t sentence : units.in(*span)) coded.insert({row.code, sentence});
        }
        return coded;
    }

    std::optional<text::Span> atPositions(const project::Source& source, const text::PositionIndex& positions,
                                          const Units& units, const GoldRow& row) {
        const text::Span span(positions.byte(text::CodePointOffset(row.begin)),
                              positions.byte(text::CodePointOffset(row.end)));
        if (units.isSpeech(span)) return span;
        report(row, Severity::Error,
               "no participant of " + source.name + " speaks at " + std::to_string(row.begin) + "-" +
                   std::to_string(row.end) + "; the row was left out",
               "give begin and end in code points of the canonical text, as codings.csv has them");
        return std::nullopt;
    }

    std::optional<text::Span> atQuote(const project::Source& source, const QuoteFinder& finder, const GoldRow& row) {
        const std::vector<text::Span> places = finder.find(row.quote);
        if (places.empty()) {
            report(row, Severity::Error,
                   "the quote is not in the participants' speech of " + source.name + "; the row was left out",
                   "copy it from the transcript");
            return std::nullopt;
        }
        if (places.size() > 1)
            report(row, Severity::Warning,
                   "the quote is " + std::to_string(places.size()) + " times in " + source.name +
                       "; the first place counts",
                   "give more of the words around it");
        return places.front();
    }

    void report(const GoldRow& row, Severity severity, std::string message, std::string remedy) {
        evaluation_.diagnostics.push_back({severity, row.place, std::move(message), std::move(remedy)});
    }

    std::map<CodeAndSentence, std::vector<std::string>> byRules(const project::CodedSource& coded,
                                                                const Units& units) const {
        std::map<CodeAndSentence, std::vector<std::string>> found;
        for (const project::Coding& coding : coded.codings) {
            if (!filter_.allowsCode(*study_.codebook, coding.code)) continue;
            for (const std::size_t sentence : units.in(coding.span)) {
                auto& rules = found[{coding.code, sentence}];
                rules.insert(rules.end(), coding.rules.begin(), coding.rules.end());
            }
        }
        return found;
    }

    void compare(const project::Source& source, const std::set<CodeAndSentence>& human,
                 const std::map<CodeAndSentence, std::vector<std::string>>& rules) {
        const text::PositionIndex positions(source.text);
        const auto disagree = [&](const CodeAndSentence& unit, bool missed, std::vector<std::string> by) {
            const text::Span sentence = source.transcript.sentences[unit.second];
            evaluation_.disagreements.push_back({source.name, positions.lineColumn(sentence.begin()).line, unit.first,
                                                 missed, std::move(by),
                                                 std::string(text::slice(source.text, sentence))});
        };
        for (const auto& [unit, by] : rules) {
            if (human.count(unit) != 0) {
                ++evaluation_.codes[unit.first].truePositives;
            } else {
                ++evaluation_.codes[unit.first].falsePositives;
                disagree(unit, false, by);
            }
        }
        for (const CodeAndSentence& unit : human) {
            if (rules.count(unit) != 0) continue;
            ++evaluation_.codes[unit.first].falseNegatives;
            disagree(unit, true, {});
        }
    }

    const Study& study_;
    const Gold& gold_;
    const Filter& filter_;
    std::set<std::string> seen_;
    Evaluation evaluation_;
};

report::Cell ratioCell(const std::optional<double>& ratio) {
    if (!ratio) return "n/a";
    return {fmt::format("{:.2f}", *ratio), {{"", *ratio}}};
}

report::Row rowOf(const std::string& name, const Confusion& c) {
    report::Row row;
    row.cells = {name,
                 report::Cell::count(c.truePositives + c.falseNegatives),
                 report::Cell::count(c.truePositives + c.falsePositives),
                 report::Cell::count(c.truePositives),
                 report::Cell::count(c.falsePositives),
                 report::Cell::count(c.falseNegatives),
                 ratioCell(analysis::precision(c)),
                 ratioCell(analysis::recall(c)),
                 ratioCell(analysis::f1(c))};
    return row;
}

}  // namespace

base::Result<Evaluation> evaluate(const Study& study, const std::string& goldFile, const Filter& filter,
                                  const RunOptions& options) {
    auto gold = readGold(goldFile, *study.codebook);
    if (!gold) return base::unexpected(gold.error());
    Evaluator evaluator(study, *gold, filter);
    const auto summary = runStudy(
        study, options, [&](CodedFile&& file, const project::CaseTable& cases) { evaluator.add(file.coded, cases); });
    if (!summary) return base::unexpected(summary.error());
    Evaluation evaluation = evaluator.finish();
    base::append(evaluation.diagnostics, summary->diagnostics);
    return evaluation;
}

report::Table evaluationTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Rules against human coding, " + report::counted(evaluation.sources, "source") + ", unit: sentence";
    table.columns = {{"code", "Code", "", report::Align::Left}};
    for (const auto& [key, header] : {std::pair{"human", "human"},
                                      {"rules", "rules"},
                                      {"both", "both"},
                                      {"false", "rules only"},
                                      {"missed", "human only"},
                                      {"precision", "precision"},
                                      {"recall", "recall"},
                                      {"f1", "F1"}})
        table.columns.push_back({key, header, "", report::Align::Right});
    Confusion all;
    std::vector<Confusion> used;
    for (std::size_t i = 0; i < evaluation.codes.size(); ++i) {
        const Confusion& c = evaluation.codes[i];
        if (c == Confusion{}) continue;
        table.rows.push_back(rowOf(codebook.codes[i].path, c));
        used.push_back(c);
        all += c;
    }
    table.rows.push_back(rowOf("all (micro)", all));
    table.rows.back().heading = true;
    const auto mean = [&](auto measure) { return ratioCell(analysis::macroMean(used, measure).value); };
    report::Row macro;
    macro.heading = true;
    macro.cells = {"mean over codes (macro)", "", "", "", "", "", mean(&analysis::precision), mean(&analysis::recall),
                   mean(&analysis::f1)};
    table.rows.push_back(std::move(macro));
    table.notes.push_back(
        "A sentence has a code when a coding of it covers any of the sentence. Macro values are means over the codes "
        "for which they are defined.");
    if (evaluation.sourcesWithoutGold != 0)
        table.notes.push_back("Left out, since the gold file has no row for them: " +
                              report::counted(evaluation.sourcesWithoutGold, "source") + ".");
    return table;
}

}  // namespace coder::study
