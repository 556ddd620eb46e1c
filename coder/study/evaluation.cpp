#include "coder/study/evaluation.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "coder/study/gold.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using analysis::Confusion;
using base::Severity;
using CodeAndSentence = std::pair<std::uint32_t, std::size_t>;

/// The sentences of participants that a span touches.
std::vector<std::size_t> sentencesIn(const project::Source& source, text::Span span) {
    const auto& sentences = source.transcript.sentences;
    const auto first = std::lower_bound(sentences.begin(), sentences.end(), span.begin(), [](text::Span sentence, text::ByteOffset at) {
        return sentence.end() <= at;
    });
    std::vector<std::size_t> found;
    for (auto it = first; it != sentences.end() && it->begin() < span.end(); ++it)
        found.push_back(static_cast<std::size_t>(it - sentences.begin()));
    return found;
}

class Evaluator {
public:
    Evaluator(const Study& study, const Gold& gold, const Filter& filter) : study_(study), gold_(gold), filter_(filter) {
        evaluation_.codes.resize(study.codebook->codes.size());
        evaluation_.diagnostics = gold.diagnostics;
    }

    void add(const project::CodedSource& coded, const project::CaseTable& cases) {
        if (!filter_.allowsSource(coded.source.name)) return;
        const bool wanted = std::any_of(coded.cases.begin(), coded.cases.end(),
                                        [&](const auto& owner) { return owner && filter_.allowsCase(cases, owner); });
        seen_.insert(coded.source.name);
        if (!wanted) return;
        const auto rows = gold_.rows.find(coded.source.name);
        if (rows == gold_.rows.end()) {
            ++evaluation_.sourcesWithoutGold;
            return;
        }
        ++evaluation_.sources;
        const std::set<CodeAndSentence> human = byPeople(coded.source, rows->second);
        const auto rules = byRules(coded);
        compare(coded.source, human, rules);
    }

    Evaluation finish() {
        for (const auto& [source, rows] : gold_.rows)
            if (seen_.count(source) == 0 && filter_.allowsSource(source))
                evaluation_.diagnostics.push_back({Severity::Error, rows.front().place, "the study has no source \"" + source + "\"",
                                                   "correct the source's name in the gold file"});
        return std::move(evaluation_);
    }

private:
    std::set<CodeAndSentence> byPeople(const project::Source& source, const std::vector<GoldRow>& rows) {
        std::set<CodeAndSentence> coded;
        const QuoteFinder finder(source);
        const text::PositionIndex positions(source.text);
        for (const GoldRow& row : rows) {
            if (!filter_.allowsCode(*study_.codebook, row.code)) continue;
            text::Span span(positions.byte(text::CodePointOffset(row.begin)), positions.byte(text::CodePointOffset(row.end)));
            if (!row.quote.empty()) {
                const std::vector<text::Span> places = finder.find(row.quote);
                if (places.size() != 1)
                    evaluation_.diagnostics.push_back(
                        {places.empty() ? Severity::Error : Severity::Warning, row.place,
                         places.empty() ? "the quote is not in the participants' speech of " + source.name + "; the row was left out"
                                        : "the quote is " + std::to_string(places.size()) + " times in " + source.name +
                                              "; the first place counts",
                         places.empty() ? "copy it from the transcript" : "give more of the words around it"});
                if (places.empty()) continue;
                span = places.front();
            }
            for (const std::size_t sentence : sentencesIn(source, span)) coded.insert({row.code, sentence});
        }
        return coded;
    }

    std::map<CodeAndSentence, std::vector<std::string>> byRules(const project::CodedSource& coded) const {
        std::map<CodeAndSentence, std::vector<std::string>> found;
        for (const project::Coding& coding : coded.codings) {
            if (!filter_.allowsCode(*study_.codebook, coding.code)) continue;
            if (!coded.cases[coded.source.transcript.turns[coding.turn].speaker]) continue;
            for (const std::size_t sentence : sentencesIn(coded.source, coding.span)) {
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
            evaluation_.disagreements.push_back({source.name, positions.lineColumn(sentence.begin()).line, unit.first, missed,
                                                 std::move(by), std::string(text::slice(source.text, sentence))});
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
    return fmt::format("{:.2f}", *ratio);
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

base::Result<Evaluation> evaluate(const Study& study, const std::string& goldFile, const Filter& filter, const RunOptions& options) {
    auto gold = readGold(goldFile, *study.codebook);
    if (!gold) return base::unexpected(gold.error());
    Evaluator evaluator(study, *gold, filter);
    const auto summary = runStudy(study, options, [&](CodedFile&& file, const project::CaseTable& cases) {
        evaluator.add(file.coded, cases);
    });
    if (!summary) return base::unexpected(summary.error());
    Evaluation evaluation = evaluator.finish();
    base::append(evaluation.diagnostics, summary->diagnostics);
    return evaluation;
}

report::Table evaluationTable(const Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Rules against human coding, " + std::to_string(evaluation.sources) + " sources, unit: sentence";
    table.columns = {{"code", "Code", "", report::Align::Left}};
    for (const auto& [key, header] : {std::pair{"human", "human"}, {"rules", "rules"}, {"both", "both"}, {"false", "rules only"},
                                      {"missed", "human only"}, {"precision", "precision"}, {"recall", "recall"}, {"f1", "F1"}})
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
    macro.cells = {"mean over codes (macro)", "", "", "", "", "", mean(&analysis::precision), mean(&analysis::recall), mean(&analysis::f1)};
    table.rows.push_back(std::move(macro));
    table.notes.push_back("A sentence has a code when a coding of it covers any of the sentence. Macro values are means over the codes "
                          "for which they are defined.");
    if (evaluation.sourcesWithoutGold != 0)
        table.notes.push_back(std::to_string(evaluation.sourcesWithoutGold) + " sources have no row in the gold file and were left out.");
    return table;
}

}  // namespace coder::study
