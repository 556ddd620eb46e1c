#include "coder/study/explain.h"

#include <algorithm>
#include <charconv>

#include "coder/base/strings.h"
#include "coder/match/explanation.h"
#include "coder/study/utterance.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using match::Explanation;
using match::Outcome;

std::string quoted(const std::vector<std::string>& parts) { return "\"" + base::join(parts, "\", \"") + "\""; }

std::string notFound(const ExplainedRule& rule, const Explanation& explanation, bool isQuery) {
    if (!rule.missing.empty())
        return "missing: " + quoted(rule.missing) +
               (explanation.parts > 1 ? " (" + std::to_string(explanation.parts - rule.missing.size()) + " of " +
                                            std::to_string(explanation.parts) + " parts are there)"
                                      : "");
    if (explanation.parts == 0) return "the regular expression does not match";
    if (isQuery) return "its words are there, but the query as a whole does not hold: a NOT, or the distance of a NEAR";
    return "all its words are there, but not in this order or not so near each other";
}

std::string reasonFor(const ExplainedRule& rule, const Explanation& explanation, const codebook::Rule& source) {
    const std::string found = "found " + quoted(rule.evidence);
    switch (explanation.outcome) {
        case Outcome::OtherSpeaker:
            return "the rule is for speaker: " + source.speaker;
        case Outcome::OtherCase:
            return "the participant has not the attributes that `where` asks for";
        case Outcome::NotFound:
            return notFound(rule, explanation, source.pattern.kind == codebook::Pattern::Kind::Query);
        case Outcome::Negated:
            return found + ", but negated by " + quoted(rule.against);
        case Outcome::NotNegated:
            return found + ", but it is not negated (negation: only)";
        case Outcome::WithMissing:
            return found + ", but `with` is not there: " + explanation.condition->pattern.source;
        case Outcome::Cancelled:
            return found + ", but `unless` is there: " + explanation.condition->pattern.source + " found " +
                   quoted(rule.against);
        case Outcome::Matched:
            return found;
    }
    return {};
}

/// What is explained: a text with its turns, and who speaks.
struct Speech {
    std::string source;
    const match::Subject& subject;
};

class Sentences {
public:
    Sentences(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled, match::Explainer explainer,
              const Filter& filter)
        : codebook_(codebook), compiled_(compiled), explainer_(std::move(explainer)), asked_(!filter.codes.empty()) {
        for (std::uint32_t rule = 0; rule < compiled.rules.size(); ++rule)
            if (filter.allowsCode(codebook, compiled.rules[rule].code)) rules_.push_back(rule);
    }

    ExplainedSentence explain(const Speech& speech, const text::PositionIndex& positions, std::uint32_t turn,
                              std::uint32_t sentence) {
        const transcript::Transcript& transcript = speech.subject.transcript;
        const transcript::Speaker& speaker = transcript.speakers[transcript.turns[turn].speaker];
        const text::Span span = transcript.sentences[transcript.turns[turn].firstSentence + sentence];
        ExplainedSentence explained;
        explained.source = speech.source;
        explained.line = positions.lineColumn(span.begin()).line;
        explained.speaker = speaker.label;
        explained.role = transcript::roleName(speaker.role);
        explained.text = text::slice(speech.subject.text, span);
        std::vector<Explanation> all = explainer_.explain(speech.subject, turn, sentence, rules_);
        if (!asked_) std::erase_if(all, [](const Explanation& e) { return e.outcome != Outcome::Matched; });
        std::stable_sort(all.begin(), all.end(), &cameFarther);
        for (const Explanation& each : all) {
            explained.rules.push_back(inWords(each, speech.subject.text));
            if (each.outcome != Outcome::Matched) continue;
            for (const text::Span evidence : each.evidence)
                if (span.contains(evidence))
                    explained.marked.emplace_back(evidence.begin().value() - span.begin().value(),
                                                  evidence.end().value() - span.begin().value());
        }
        text::joinOverlaps(explained.marked);
        return explained;
    }

private:
    static bool cameFarther(const Explanation& a, const Explanation& b) {
        if (a.outcome != b.outcome) return a.outcome > b.outcome;
        const auto share = [](const Explanation& e) {
            return e.parts == 0 ? 1.0 : static_cast<double>(e.missing.size()) / static_cast<double>(e.parts);
        };
        return share(a) < share(b);
    }

    ExplainedRule inWords(const Explanation& explanation, std::string_view text) const {
        const match::CompiledRule& rule = compiled_.rules[explanation.rule];
        ExplainedRule words;
        words.code = codebook_.codes[rule.code].path;
        words.rule = rule.source->id;
        words.place = rule.source->place;
        words.pattern = rule.source->pattern.source;
        words.matched = explanation.outcome == Outcome::Matched;
        words.outcome = match::outcomeName(explanation.outcome);
        for (const text::Span span : explanation.evidence) words.evidence.emplace_back(text::slice(text, span));
        for (const text::Span span : explanation.against) words.against.emplace_back(text::slice(text, span));
        words.missing = explanation.missing;
        words.reason = reasonFor(words, explanation, *rule.source);
        return words;
    }

    const codebook::Codebook& codebook_;
    const match::CompiledCodebook& compiled_;
    match::Explainer explainer_;
    bool asked_;  ///< For codes by name: then rules that did not match are told too.
    std::vector<std::uint32_t> rules_;
};

base::Result<Sentences> sentencesOf(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled,
                                    const Filter& filter) {
    auto explainer = match::Explainer::make(compiled);
    if (!explainer) return base::unexpected(explainer.error());
    return Sentences(codebook, compiled, std::move(*explainer), filter);
}

/// The attributes of the case that each speaker is.
bool isAt(const ExplainedPlace& place, text::Span sentence, const text::PositionIndex& positions) {
    const text::LineColumn begin = positions.lineColumn(sentence.begin());
    const text::LineColumn end = positions.lineColumn(sentence.end());
    if (place.column == 0) return begin.line <= place.line && place.line <= end.line;
    const text::LineColumn wanted{place.line, place.column};
    return begin <= wanted && wanted < end;
}

/// Line ends, tabs and other control characters become spaces, so that columns are what they seem.
std::string oneLine(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7F'; }, ' ');
    return text;
}

/// The text in lines of some 90 columns, below each the marks under its evidence.
std::string underlined(const std::string& sentence, const std::vector<text::Span>& marked) {
    const std::string text = oneLine(sentence);
    constexpr std::size_t Width = 90;
    std::string result;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = std::min(begin + Width, text.size());
        if (end < text.size())
            if (const std::size_t space = text.rfind(' ', end); space != std::string::npos && space > begin)
                end = space;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        result += "    " + text.substr(begin, end - begin) + "\n";
        std::string carets;
        std::size_t at = begin;
        for (const text::Span span : marked) {
            const std::size_t from = std::clamp<std::size_t>(span.begin().value(), at, end);
            const std::size_t to = std::clamp<std::size_t>(span.end().value(), from, end);
            if (from == to) continue;
            carets.append(report::displayWidth(std::string_view(text).substr(at, from - at)), ' ');
            carets.append(report::displayWidth(std::string_view(text).substr(from, to - from)), '^');
            at = to;
        }
        if (!carets.empty()) result += "    " + carets + "\n";
        begin = end < text.size() && text[end] == ' ' ? end + 1 : end;
    }
    return result;
}

std::string ruleText(const ExplainedRule& rule) {
    return "  " + std::string(rule.matched ? "+ " : "- ") + rule.rule + "  " + oneLine(rule.reason) + "\n      " +
           oneLine(rule.pattern) + "\n      " + rule.place.file + ":" + std::to_string(rule.place.line) + "\n";
}

}  // namespace

base::Result<ExplainedPlace> parsePlace(const std::string& text) {
    const auto wrong = [&] {
        return base::unexpected(base::ErrorCode::Invalid, "\"" + text + "\" is no place in a source",
                                "write SOURCE:LINE or SOURCE:LINE:COLUMN, such as P01:23");
    };
    std::vector<std::uint32_t> numbers;
    std::string rest = text;
    while (numbers.size() < 2) {
        const std::size_t colon = rest.rfind(':');
        if (colon == std::string::npos || colon + 1 == rest.size()) break;
        std::uint32_t number = 0;
        const char* end = rest.data() + rest.size();
        const auto [stop, error] = std::from_chars(rest.data() + colon + 1, end, number);
        if (error != std::errc() || stop != end || number == 0) break;
        numbers.insert(numbers.begin(), number);
        rest.resize(colon);
    }
    if (numbers.empty() || rest.empty()) return wrong();
    return ExplainedPlace{rest, numbers.front(), numbers.size() == 2 ? numbers.back() : 0};
}

base::Result<std::vector<ExplainedSentence>> explainPlace(Study& study, const ExplainedPlace& place,
                                                          const Filter& filter, const RunOptions& options) {
    if (auto narrowed = keepOnly(study, place.source); !narrowed) return base::unexpected(narrowed.error());
    auto sentences = sentencesOf(*study.codebook, study.compiled, filter);
    if (!sentences) return base::unexpected(sentences.error());
    std::vector<ExplainedSentence> explained;
    RunOptions reading = options;
    reading.codings = Codings::None;
    const auto summary = runStudy(study, reading, [&](CodedFile&& file, const project::CaseTable& cases) {
        const project::Source& source = file.coded.source;
        const text::PositionIndex positions(source.text);
        const match::Subject subject{source.text, source.transcript, speakerAttributes(file.coded, cases), {}};
        for (std::uint32_t t = 0; t < source.transcript.turns.size(); ++t)
            for (std::uint32_t s = 0; s < source.transcript.turns[t].sentenceCount; ++s) {
                const text::Span span = source.transcript.sentences[source.transcript.turns[t].firstSentence + s];
                if (isAt(place, span, positions))
                    explained.push_back(sentences->explain({source.name, subject}, positions, t, s));
            }
    });
    if (!summary) return base::unexpected(summary.error());
    if (explained.empty())
        return base::unexpected(base::ErrorCode::NotFound,
                                "nobody speaks in " + place.source + " at line " + std::to_string(place.line),
                                "coder turns " + place.source + " shows the lines with speech");
    return explained;
}

base::Result<std::vector<ExplainedSentence>> explainText(const codebook::Codebook& codebook,
                                                         const match::CompiledCodebook& compiled,
                                                         const std::string& text, const Filter& filter) {
    auto sentences = sentencesOf(codebook, compiled, filter);
    if (!sentences) return base::unexpected(sentences.error());
    text::SentenceBreaker breaker(codebook.language.abbreviations);
    const Utterance utterance = utteranceOf(text, breaker);
    const text::PositionIndex positions(utterance.text);
    const match::Subject subject{utterance.text, utterance.transcript, {}, {}};
    std::vector<ExplainedSentence> explained;
    for (std::uint32_t s = 0; s < utterance.transcript.turns.front().sentenceCount; ++s)
        explained.push_back(sentences->explain({"text", subject}, positions, 0, s));
    if (explained.empty())
        return base::unexpected(base::ErrorCode::Invalid, "there is no sentence in the text", "give some words");
    return explained;
}

report::Table explanationTable(const std::vector<ExplainedSentence>& sentences) {
    report::Table table;
    for (const auto* key : {"source", "line", "speaker", "role", "sentence", "code", "rule", "file", "rule line",
                            "pattern", "outcome", "reason", "evidence", "against", "missing"})
        table.columns.push_back({key, key, "", report::Align::Left});
    for (const ExplainedSentence& sentence : sentences)
        for (const ExplainedRule& rule : sentence.rules) {
            report::Row row;
            row.cells = {sentence.source,
                         report::Cell::count(sentence.line),
                         sentence.speaker,
                         sentence.role,
                         sentence.text,
                         rule.code,
                         rule.rule,
                         rule.place.file,
                         report::Cell::count(rule.place.line),
                         rule.pattern,
                         rule.outcome,
                         rule.reason,
                         base::join(rule.evidence, " | "),
                         base::join(rule.against, " | "),
                         base::join(rule.missing, " | ")};
            table.rows.push_back(std::move(row));
        }
    return table;
}

std::string explanationText(const std::vector<ExplainedSentence>& sentences, std::size_t most) {
    std::string text;
    for (const ExplainedSentence& sentence : sentences) {
        text += (text.empty() ? "" : "\n") + sentence.source + ":" + std::to_string(sentence.line) + "  " +
                sentence.speaker + (sentence.role.empty() ? "" : " (" + sentence.role + ")") + "\n" +
                underlined(sentence.text, sentence.marked);
        const bool coded = std::any_of(sentence.rules.begin(), sentence.rules.end(),
                                       [](const ExplainedRule& rule) { return rule.matched; });
        if (!coded) text += "  no rule codes this sentence\n";
        std::size_t others = 0;
        std::size_t hidden = 0;
        for (const ExplainedRule& rule : sentence.rules) {
            if (!rule.matched && ++others > most)
                ++hidden;
            else
                text += ruleText(rule);
        }
        if (hidden > 0) text += "  " + std::to_string(hidden) + " more rules did not come farther (--all shows them)\n";
    }
    return text;
}

}  // namespace coder::study
