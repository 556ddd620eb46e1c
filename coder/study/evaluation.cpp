#include "coder/study/evaluation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

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

    std::uint64_t count() const {
        return static_cast<std::uint64_t>(std::count(counted_.begin(), counted_.end(), true));
    }
    bool counts(std::size_t sentence) const { return counted_[sentence]; }

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
    Evaluator(const Study& study, const Gold& gold, const Filter& filter, const OnSentence& onSentence)
        : study_(study), gold_(gold), filter_(filter), onSentence_(onSentence) {
        evaluation_.codes.resize(study.codebook->codes.size());
        evaluation_.diagnostics = gold.diagnostics;
    }

    void add(const project::CodedSource& coded, const project::CaseTable& cases) {
        if (!filter_.allowsSource(coded.source.name)) return;
        seen_.insert(coded.source.name);
        const Units units(coded, [&](const auto& owner) { return filter_.allowsCase(cases, owner); });
        const std::uint64_t sentences = units.count();
        if (sentences == 0) return;
        const auto rows = gold_.rows.find(coded.source.name);
        if (rows == gold_.rows.end()) {
            ++evaluation_.sourcesWithoutGold;
            return;
        }
        ++evaluation_.sources;
        evaluation_.sentences += sentences;
        evaluation_.bySource.emplace_back(evaluation_.codes.size());
        decoys_.clear();
        const auto human = byPeople(coded.source, units, rows->second);
        const auto rules = byRules(coded, units);
        compare(coded.source, human, rules);
        for (Confusion& c : evaluation_.bySource.back())
            c.trueNegatives = sentences - c.truePositives - c.falsePositives - c.falseNegatives;
        bySentence(coded.source, units, human, rules);
    }

    Evaluation finish() {
        for (const auto& [source, rows] : gold_.rows)
            if (seen_.count(source) == 0 && filter_.allowsSource(source))
                evaluation_.diagnostics.push_back({Severity::Error, rows.front().place,
                                                   "the study has no source \"" + source + "\"",
                                                   "correct the source's name in the gold file"});
        for (const auto& source : evaluation_.bySource)
            for (std::size_t code = 0; code < source.size(); ++code) evaluation_.codes[code] += source[code];
        for (const auto& [rule, accuracy] : rules_) evaluation_.rules.push_back(accuracy);
        return std::move(evaluation_);
    }

private:
    std::set<CodeAndSentence> byPeople(const project::Source& source, const Units& units,
                                       const std::vector<GoldRow>& rows) {
        std::set<CodeAndSentence> coded;
        const QuoteFinder finder(source);
        const text::PositionIndex positions(source.text);
        for (const GoldRow& row : rows) {
            if (row.code && !filter_.allowsCode(*study_.codebook, *row.code)) continue;
            const auto span =
                row.quote.empty() ? atPositions(source, positions, units, row) : atQuote(source, finder, row);
            if (!span) continue;
            for (const std::size_t sentence : units.in(*span)) {
                if (row.code)
                    coded.insert({*row.code, sentence});
                else
                    decoys_.insert(sentence);
            }
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
                std::sort(rules.begin(), rules.end());
                rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
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
        std::vector<Confusion>& codes = evaluation_.bySource.back();
        for (const auto& [unit, by] : rules) {
            const bool right = human.count(unit) != 0;
            ++(right ? codes[unit.first].truePositives : codes[unit.first].falsePositives);
            if (!right) disagree(unit, false, by);
            for (const std::string& rule : by) {
                RuleAccuracy& accuracy = rules_[{unit.first, rule}];
                accuracy.rule = rule;
                accuracy.code = unit.first;
                ++(right ? accuracy.right : accuracy.wrong);
                if (right && by.size() == 1) ++accuracy.alone;
            }
        }
        for (const CodeAndSentence& unit : human) {
            if (rules.count(unit) != 0) continue;
            ++codes[unit.first].falseNegatives;
            disagree(unit, true, {});
        }
    }

    /// What is told sentence by sentence: codes that are taken for others, and whoever else wants to know.
    void bySentence(const project::Source& source, const Units& units, const std::set<CodeAndSentence>& human,
                    const std::map<CodeAndSentence, std::vector<std::string>>& rules) {
        std::map<std::size_t, std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>> codes;
        for (const auto& [code, sentence] : human) codes[sentence].first.push_back(code);
        for (const auto& [unit, by] : rules) codes[unit.second].second.push_back(unit.first);
        for (std::size_t sentence = 0; sentence < source.transcript.sentences.size(); ++sentence) {
            if (!units.counts(sentence)) continue;
            const auto& [byPeople, byRules] = codes[sentence];
            if (decoys_.count(sentence) != 0) {
                ++evaluation_.decoys;
                if (!byRules.empty()) ++evaluation_.codedDecoys;
            }
            for (const std::uint32_t wanted : byPeople)
                for (const std::uint32_t given : byRules)
                    if (!has(byRules, wanted) && !has(byPeople, given)) ++evaluation_.mistaken[{wanted, given}];
            if (onSentence_)
                onSentence_(text::slice(source.text, source.transcript.sentences[sentence]), byPeople, byRules);
        }
    }

    static bool has(const std::vector<std::uint32_t>& codes, std::uint32_t code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    }

    const Study& study_;
    const Gold& gold_;
    const Filter& filter_;
    const OnSentence& onSentence_;
    std::set<std::string> seen_;
    std::map<std::pair<std::uint32_t, std::string>, RuleAccuracy> rules_;
    std::set<std::size_t> decoys_;  ///< Of the source: sentences.
    Evaluation evaluation_;
};

}  // namespace

base::Result<Evaluation> evaluate(const Study& study, const std::string& goldFile, const Filter& filter,
                                  const RunOptions& options, const OnSentence& onSentence) {
    auto gold = readGold(goldFile, *study.codebook);
    if (!gold) return base::unexpected(gold.error());
    Evaluator evaluator(study, *gold, filter, onSentence);
    const auto summary = runStudy(
        study, options, [&](CodedFile&& file, const project::CaseTable& cases) { evaluator.add(file.coded, cases); });
    if (!summary) return base::unexpected(summary.error());
    Evaluation evaluation = evaluator.finish();
    base::append(evaluation.diagnostics, summary->diagnostics);
    return evaluation;
}

}  // namespace coder::study
