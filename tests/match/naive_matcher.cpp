#include "tests/match/naive_matcher.h"

#include <unicode/regex.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "coder/base/strings.h"
#include "coder/text/utf8.h"
#include "coder/text/words.h"

namespace coder::match::naive {

namespace {

using codebook::Negation;
using codebook::PhraseNode;
using codebook::PhraseSequence;
using codebook::QueryNode;
using PatternKind = codebook::Pattern::Kind;

/// ICU's names of the same things, and quotes that find all their forms.
std::string forIcu(const std::string& pattern) {
    std::string result;
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\' && i + 1 < pattern.size()) {
            const bool shortProperty =
                (pattern[i + 1] == 'p' || pattern[i + 1] == 'P') && pattern.compare(i + 2, 1, "{") != 0;
            result +=
                shortProperty ? pattern.substr(i, 2) + "{" + pattern.substr(i + 2, 1) + "}" : pattern.substr(i, 2);
            i += shortProperty ? 2 : 1;
            continue;
        }
        if (pattern.compare(i, 4, "(?P<") == 0) {
            result += "(?<";
            i += 3;
            continue;
        }
        inClass = inClass ? c != ']' : c == '[';
        const char* variants = c == '\'' ? "'\\u2018\\u2019" : c == '"' ? "\"\\u201C\\u201D\\u201E" : nullptr;
        if (variants == nullptr)
            result += c;
        else
            result += inClass ? variants : "[" + std::string(variants) + "]";
    }
    return result;
}

bool isWord(const PhraseNode& node, const text::WordForms& word, const Forms& forms) {
    const text::WordForms& wanted = forms.of(node);
    switch (node.kind) {
        case PhraseNode::Kind::Stem:
            return word.stem == wanted.stem;
        case PhraseNode::Kind::Exact:
            return word.folded == wanted.folded;
        case PhraseNode::Kind::Prefix:
            return word.folded.starts_with(wanted.folded);
        default:
            return node.kind == PhraseNode::Kind::Any;
    }
}

bool isPlainWord(const PhraseNode& node) {
    return node.kind != PhraseNode::Kind::Alternatives && node.kind != PhraseNode::Kind::Gap;
}

/// The most words that the sequence can take.
std::uint32_t longest(const PhraseSequence& sequence) {
    std::uint32_t sum = 0;
    for (const PhraseNode& node : sequence) {
        std::uint32_t most = node.kind == PhraseNode::Kind::Gap ? node.gap : 1;
        for (const PhraseSequence& alternative : node.alternatives) most = std::max(most, longest(alternative));
        sum += most;
    }
    return sum;
}

/// The nodes from `node` on take the words [begin, end).
bool takes(const PhraseNode* node, const PhraseNode* last, const Words& words, const Forms& forms, std::uint32_t begin,
           std::uint32_t end) {
    if (node == last) return begin == end;
    const auto rest = [&](std::uint32_t from) { return takes(node + 1, last, words, forms, from, end); };
    if (node->kind == PhraseNode::Kind::Gap) {
        for (std::uint32_t taken = 0; taken <= node->gap && begin + taken <= end; ++taken)
            if (rest(begin + taken)) return true;
        return false;
    }
    if (node->kind != PhraseNode::Kind::Alternatives)
        return begin < end && isWord(*node, words[begin], forms) && rest(begin + 1);
    if (node->optional && rest(begin)) return true;
    for (const PhraseSequence& alternative : node->alternatives)
        for (std::uint32_t middle = begin; middle <= std::min(end, begin + longest(alternative)); ++middle)
            if (matches(alternative, words, forms, {begin, middle}) && rest(middle)) return true;
    return false;
}

/// Where the shortest match that begins at range.begin ends.
std::optional<std::uint32_t> shortestEnd(const PhraseSequence& sequence, const Words& words, const Forms& forms,
                                         WordRange range) {
    // Most phrases begin with a word, and most words are another one.
    if (range.empty() || (isPlainWord(sequence.front()) && !isWord(sequence.front(), words[range.begin], forms)))
        return std::nullopt;
    const std::uint32_t last = std::min(range.end, range.begin + longest(sequence));
    for (std::uint32_t end = range.begin + 1; end <= last; ++end)
        if (matches(sequence, words, forms, {range.begin, end})) return end;
    return std::nullopt;
}

/// All tuples with one occurrence of each phrase, in the order of the phrases.
void forEachTuple(const std::vector<std::vector<WordRange>>& occurrences, std::vector<WordRange>& tuple,
                  const std::function<void()>& visit) {
    if (tuple.size() == occurrences.size()) return visit();
    for (const WordRange words : occurrences[tuple.size()]) {
        tuple.push_back(words);
        forEachTuple(occurrences, tuple, visit);
        tuple.pop_back();
    }
}

bool areNear(const std::vector<WordRange>& parts, std::uint32_t within) {
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (parts[i].begin < parts[i - 1].end || parts[i].begin - parts[i - 1].end > within) return false;
    return true;
}

bool names(const PhraseSequence& sequence, const text::WordForms& word, const Forms& forms) {
    return std::any_of(sequence.begin(), sequence.end(), [&](const PhraseNode& node) {
        if (node.kind == PhraseNode::Kind::Any || node.kind == PhraseNode::Kind::Gap) return false;
        if (node.kind != PhraseNode::Kind::Alternatives) return isWord(node, word, forms);
        return std::any_of(node.alternatives.begin(), node.alternatives.end(),
                           [&](const PhraseSequence& alternative) { return names(alternative, word, forms); });
    });
}

/// The pattern, compiled once; nullptr if ICU refuses it.
const icu::RegexPattern* compile(const std::string& pattern, bool caseSensitive) {
    static std::map<std::pair<std::string, bool>, std::unique_ptr<icu::RegexPattern>> known;
    const auto [entry, isNew] = known.try_emplace({pattern, caseSensitive});
    if (isNew) {
        UErrorCode status = U_ZERO_ERROR;
        const std::uint32_t flags =
            UREGEX_UNIX_LINES | (caseSensitive ? 0U : static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE));
        entry->second.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(forIcu(pattern)), flags, status));
        if (U_FAILURE(status)) entry->second.reset();
    }
    return entry->second.get();
}

}  // namespace

const text::WordForms& Forms::of(const PhraseNode& node) const {
    const auto [entry, isNew] = known_.try_emplace(&node);
    if (isNew) entry->second = former_.forms(node.word);
    return entry->second;
}

std::vector<text::Span> findRegex(const std::string& pattern, bool caseSensitive, std::string_view text, bool* valid) {
    const icu::RegexPattern* compiled = compile(pattern, caseSensitive);
    std::vector<text::Span> found;
    if (valid != nullptr) *valid = compiled != nullptr;
    if (compiled == nullptr) return found;
    // On UTF-8 ICU 72 finds no second \b at the end of a text, so UTF-16 and the way back.
    icu::UnicodeString input;
    std::vector<std::size_t> bytes;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        input.append(static_cast<UChar32>(text::nextCodePoint(text, at)));
        bytes.resize(static_cast<std::size_t>(input.length()), begin);
    }
    bytes.push_back(text.size());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(compiled->matcher(input, status));
    while (matcher->find(status) != 0 && U_SUCCESS(status) != 0) {
        const std::size_t begin = bytes[static_cast<std::size_t>(matcher->start(status))];
        const std::size_t end = bytes[static_cast<std::size_t>(matcher->end(status))];
        if (end > begin) found.emplace_back(begin, end);
    }
    return found;
}

bool matches(const PhraseSequence& sequence, const Words& words, const Forms& forms, WordRange range) {
    return takes(sequence.data(), sequence.data() + sequence.size(), words, forms, range.begin, range.end);
}

std::vector<WordRange> findPhrase(const PhraseSequence& sequence, const Words& words, const Forms& forms,
                                  WordRange range) {
    std::vector<WordRange> found;
    while (range.begin < range.end) {
        const auto end = shortestEnd(sequence, words, forms, range);
        if (end) found.push_back({range.begin, *end});
        range.begin = end ? *end : range.begin + 1;
    }
    return found;
}

std::vector<WordRange> findLongest(const PhraseSequence& sequence, const Words& words, const Forms& forms,
                                   WordRange range) {
    std::vector<WordRange> found;
    while (range.begin < range.end) {
        std::uint32_t end = range.end;
        while (end > range.begin && !matches(sequence, words, forms, {range.begin, end})) --end;
        if (end > range.begin) found.push_back({range.begin, end});
        range.begin = std::max(end, range.begin + 1);
    }
    return found;
}

std::vector<std::vector<WordRange>> findNear(const std::vector<PhraseSequence>& phrases, std::uint32_t within,
                                             bool ordered, const Words& words, const Forms& forms, WordRange range) {
    std::vector<std::vector<WordRange>> found;
    for (;;) {
        std::vector<std::vector<WordRange>> occurrences(phrases.size());
        for (std::size_t i = 0; i < phrases.size(); ++i)
            for (std::uint32_t begin = range.begin; begin < range.end; ++begin)
                if (const auto end = shortestEnd(phrases[i], words, forms, {begin, range.end}))
                    occurrences[i].push_back({begin, *end});
        std::vector<WordRange> tuple;
        std::vector<WordRange> best;
        forEachTuple(occurrences, tuple, [&] {
            std::vector<WordRange> parts = tuple;
            if (!ordered) std::sort(parts.begin(), parts.end());
            if (!areNear(parts, within)) return;
            if (best.empty() || parts.back().end < best.back().end ||
                (parts.back().end == best.back().end && parts > best))
                best = parts;
        });
        if (best.empty()) return found;
        range.begin = best.back().end;
        found.push_back(std::move(best));
    }
}

bool isNegated(const codebook::NegationWords& negation, const Words& words, const std::vector<bool>& punctuated,
               const Forms& forms, WordRange sentence, WordRange evidence, const PhraseSequence* phrase) {
    const auto find = [&](const std::vector<PhraseSequence>& cues) {
        std::vector<WordRange> all;
        for (const PhraseSequence& cue : cues)
            for (const WordRange found : findLongest(cue, words, forms, sentence)) all.push_back(found);
        return all;
    };
    std::vector<WordRange> excuses = find(negation.pseudo);
    for (const WordRange answer : find(negation.answers))
        if (answer.end == sentence.end || punctuated[answer.end - 1]) excuses.push_back(answer);
    const std::vector<WordRange> stops = find(negation.terminators);

    const auto isInGap = [&](WordRange cue) {
        if (phrase == nullptr || !evidence.contains(cue)) return false;
        for (std::uint32_t i = cue.begin; i < cue.end; ++i)
            if (names(*phrase, words[i], forms)) return false;
        return true;
    };
    const auto negates = [&](WordRange cue, bool before) {
        if (std::any_of(excuses.begin(), excuses.end(),
                        [&](WordRange excuse) { return excuse.begin <= cue.begin && cue.begin < excuse.end; }))
            return false;
        const bool inside = isInGap(cue);
        if (!inside && cue.overlaps(evidence)) return false;
        const std::uint32_t touched = before != inside ? evidence.begin : evidence.end - 1;
        if (touched >= sentence.end) return false;
        if (before)
            return cue.end <= touched && touched - cue.end < negation.window &&
                   std::none_of(stops.begin(), stops.end(),
                                [&](WordRange stop) { return cue.end <= stop.begin && stop.begin <= touched; });
        return touched < cue.begin && cue.begin - touched <= negation.window &&
               std::none_of(stops.begin(), stops.end(),
                            [&](WordRange stop) { return touched < stop.end && stop.end <= cue.begin; });
    };
    for (const WordRange cue : find(negation.before))
        if (negates(cue, true)) return true;
    for (const WordRange cue : find(negation.after))
        if (negates(cue, false)) return true;
    return false;
}

namespace {

/// One turn, taken apart.
class NaiveTurn {
public:
    NaiveTurn(const codebook::Codebook& codebook, const Subject& subject, const transcript::Turn& turn,
              const Forms& forms)
        : codebook_(codebook), subject_(subject), turn_(turn), forms_(forms), spoken_(subject.text) {
        for (const text::Span mark : subject.transcript.marks)
            for (std::size_t i = mark.begin().value(); i < mark.end().value(); ++i) spoken_[i] = ' ';
        std::vector<text::Span> spans;
        text::WordBreaker().split(text::slice(subject.text, turn.span), spans);
        for (const text::Span span : spans) {
            const text::Span word = span.shifted(turn.span.begin().value());
            const auto& marks = subject.transcript.marks;
            if (std::any_of(marks.begin(), marks.end(), [&](text::Span mark) { return mark.overlaps(word); })) continue;
            spans_.push_back(word);
            words_.push_back(forms.of(text::slice(subject.text, word)));
        }
        for (std::size_t i = 0; i < spans_.size(); ++i)
            punctuated_.push_back(i + 1 < spans_.size() && punctuationBehind(i));
    }

    void run(const codebook::Rule& rule, std::vector<FoundHit>& hits) const {
        if (rule.unit == codebook::Unit::Turn) return runOn(rule, turn_.span, hits);
        for (std::uint32_t i = 0; i < turn_.sentenceCount; ++i)
            runOn(rule, subject_.transcript.sentences[turn_.firstSentence + i], hits);
    }

private:
    bool punctuationBehind(std::size_t word) const {
        const std::string between(subject_.text.substr(spans_[word].end().value(),
                                                       spans_[word + 1].begin().value() - spans_[word].end().value()));
        const auto has = [&](const char* mark) { return between.find(mark) != std::string::npos; };
        return between.find_first_of(",.;:!?") != std::string::npos || has("--") || has("–") || has("—") || has("…");
    }

    WordRange wordsIn(text::Span span) const {
        WordRange range{static_cast<std::uint32_t>(spans_.size()), static_cast<std::uint32_t>(spans_.size())};
        for (std::size_t i = spans_.size(); i-- > 0;)
            if (spans_[i].overlaps(span)) range.begin = static_cast<std::uint32_t>(i);
        range.end = range.begin;
        while (range.end < spans_.size() && spans_[range.end].overlaps(span)) ++range.end;
        return range;
    }

    text::Span spanOf(WordRange words) const { return {spans_[words.begin].begin(), spans_[words.end - 1].end()}; }

    bool negated(text::Span evidence, text::Span unit, const PhraseSequence* phrase) const {
        const WordRange words = wordsIn(evidence);
        if (words.empty()) return false;
        text::Span sentence = unit;
        for (const text::Span candidate : subject_.transcript.sentences)
            if (candidate.contains(spans_[words.begin].begin())) sentence = candidate;
        return isNegated(codebook_.language.negation, words_, punctuated_, forms_, wordsIn(sentence), words, phrase);
    }

    static bool fits(Negation negation, bool negated) {
        return negation == Negation::Any || negated == (negation == Negation::Only);
    }

    std::vector<text::Span> find(const codebook::Pattern& pattern, text::Span unit, Negation negation) const {
        std::vector<text::Span> evidence;
        if (pattern.kind == PatternKind::Phrase) {
            evidence = phrase(pattern.phrases.front(), unit, negation);
        } else if (pattern.kind == PatternKind::Near) {
            evidence = near(pattern.phrases, pattern.within, pattern.ordered, unit, negation, forms_);
        } else if (pattern.kind == PatternKind::Regex) {
            const std::string text = spoken_.substr(unit.begin().value(), unit.size());
            for (const text::Span found : findRegex(pattern.source, pattern.caseSensitive, text)) {
                const text::Span span = found.shifted(unit.begin().value());
                if (fits(negation, negated(span, unit, nullptr))) evidence.push_back(span);
            }
        } else {
            const bool only = negation == Negation::Only;
            query(pattern.query, unit, only ? Negation::Any : negation, evidence);
            if (only) std::erase_if(evidence, [&](text::Span span) { return !negated(span, unit, nullptr); });
        }
        return joined(std::move(evidence));
    }

    std::vector<text::Span> phrase(const PhraseSequence& sequence, text::Span unit, Negation negation) const {
        std::vector<text::Span> evidence;
        for (const WordRange words : findPhrase(sequence, words_, forms_, wordsIn(unit)))
            if (fits(negation, negated(spanOf(words), unit, &sequence))) evidence.push_back(spanOf(words));
        return evidence;
    }

    std::vector<text::Span> near(const std::vector<PhraseSequence>& phrases, std::uint32_t within, bool ordered,
                                 text::Span unit, Negation negation, const Forms& forms) const {
        std::vector<text::Span> evidence;
        for (const auto& match : findNear(phrases, within, ordered, words_, forms, wordsIn(unit))) {
            const bool anyNegated = std::any_of(match.begin(), match.end(),
                                                [&](WordRange part) { return negated(spanOf(part), unit, nullptr); });
            if (!fits(negation, anyNegated)) continue;
            for (const WordRange part : match) evidence.push_back(spanOf(part));
        }
        return evidence;
    }

    bool query(const QueryNode& node, text::Span unit, Negation negation, std::vector<text::Span>& evidence) const {
        std::vector<text::Span> found;
        bool holds = node.kind == QueryNode::Kind::And;
        if (node.kind == QueryNode::Kind::Phrase) {
            found = phrase(node.phrase, unit, negation);
            holds = !found.empty();
        } else if (node.kind == QueryNode::Kind::Near) {
            std::vector<PhraseSequence> phrases;
            for (const QueryNode& child : node.children) phrases.push_back(child.phrase);
            // A copy of the phrases does not stay where it is.
            found = near(phrases, node.within, false, unit, negation, Forms(forms_));
            holds = !found.empty();
        } else if (node.kind == QueryNode::Kind::AndNot) {
            std::vector<text::Span> ignored;
            holds = query(node.children.front(), unit, negation, found);
            for (std::size_t i = 1; i < node.children.size(); ++i)
                if (query(node.children[i], unit, Negation::Any, ignored)) holds = false;
        } else {
            for (const QueryNode& child : node.children) {
                const bool one = query(child, unit, negation, found);
                holds = node.kind == QueryNode::Kind::And ? holds && one : holds || one;
            }
        }
        if (holds) evidence.insert(evidence.end(), found.begin(), found.end());
        return holds;
    }

    static std::vector<text::Span> joined(std::vector<text::Span> spans) {
        std::sort(spans.begin(), spans.end());
        std::vector<text::Span> result;
        for (const text::Span span : spans) {
            if (!result.empty() && span.begin() < result.back().end())
                result.back() = {result.back().begin(), std::max(result.back().end(), span.end())};
            else
                result.push_back(span);
        }
        return result;
    }

    void runOn(const codebook::Rule& rule, text::Span unit, std::vector<FoundHit>& hits) const {
        const std::vector<text::Span> evidence = find(rule.pattern, unit, rule.negation);
        if (evidence.empty()) return;
        const auto holds = [&](const codebook::Condition& condition) {
            return !find(condition.pattern, condition.wholeTurn ? turn_.span : unit, Negation::Any).empty();
        };
        if (!std::all_of(rule.with.begin(), rule.with.end(), holds)) return;
        if (std::any_of(rule.unless.begin(), rule.unless.end(), holds)) return;
        if (rule.unit != codebook::Unit::Match) {
            hits.push_back({unit, rule.id, evidence});
            return;
        }
        for (const text::Span span : evidence) hits.push_back({span, rule.id, {span}});
    }

    const codebook::Codebook& codebook_;
    const Subject& subject_;
    const transcript::Turn& turn_;
    const Forms& forms_;
    std::string spoken_;  ///< The text, with spaces for marks.
    std::vector<text::Span> spans_;
    Words words_;
    std::vector<bool> punctuated_;
};

bool applies(const codebook::Rule& rule, const Subject& subject, std::uint32_t speakerIndex) {
    const transcript::Speaker& speaker = subject.transcript.speakers[speakerIndex];
    const bool speaks = rule.speaker == "any" ||
                        (rule.speaker == "participant" && speaker.role == transcript::Role::Participant) ||
                        (rule.speaker == "interviewer" && speaker.role == transcript::Role::Interviewer) ||
                        base::equalIgnoringCase(rule.speaker, speaker.label);
    if (!speaks) return false;
    for (const codebook::AttributeCondition& condition : rule.where) {
        bool fulfilled = false;
        if (speakerIndex < subject.attributes.size())
            for (const auto& [name, value] : subject.attributes[speakerIndex])
                for (const std::string& wanted : condition.values)
                    fulfilled = fulfilled || (name == condition.attribute && base::equalIgnoringCase(value, wanted));
        if (!fulfilled) return false;
    }
    return true;
}

}  // namespace

std::vector<FoundHit> scan(const codebook::Codebook& codebook, const Subject& subject) {
    const auto former = text::WordFormer::make(codebook.language.tag);
    const Forms forms(*former);
    std::vector<FoundHit> hits;
    for (const transcript::Turn& turn : subject.transcript.turns) {
        const NaiveTurn naive(codebook, subject, turn, forms);
        for (const codebook::Code& code : codebook.codes)
            for (const codebook::Rule& rule : code.rules)
                if (applies(rule, subject, turn.speaker)) naive.run(rule, hits);
    }
    std::sort(hits.begin(), hits.end());
    return hits;
}

}  // namespace coder::match::naive
