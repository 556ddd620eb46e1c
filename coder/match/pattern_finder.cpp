#include "coder/match/pattern_finder.h"

#include <algorithm>

namespace coder::match {

namespace {

using PatternKind = codebook::Pattern::Kind;
using QueryKind = codebook::QueryNode::Kind;

template <class IsNegated>
bool counts(codebook::Negation negation, IsNegated isNegated) {
    return negation == codebook::Negation::Any || isNegated() == (negation == codebook::Negation::Only);
}

}  // namespace

PatternFinder::PatternFinder(const CompiledCodebook& codebook, text::WordFormer former)
    : codebook_(codebook),
      symbols_(codebook.vocabulary, std::move(former)),
      regexes_(codebook.regexes),
      present_(codebook.vocabulary.size(), 0) {}

void PatternFinder::open(const Subject& subject) {
    subject_ = &subject;
    nextMark_ = 0;
}

void PatternFinder::readTurn(std::uint32_t index) {
    const transcript::Turn& turn = subject_->transcript.turns[index];
    turnIndex_ = index;
    turnTextReady_ = false;
    readWords(turn);
    sentences_.clear();
    std::uint32_t word = 0;
    for (std::uint32_t i = 0; i < turn.sentenceCount; ++i) {
        const text::Span span = subject_->transcript.sentences[turn.firstSentence + i];
        WordRange words{word, word};
        while (words.end < row_.spans.size() && row_.spans[words.end].begin() < span.end()) ++words.end;
        word = words.end;
        sentences_.push_back({words, span, false});
    }
}

Scope PatternFinder::turn() const {
    const auto words = static_cast<std::uint32_t>(row_.spans.size());
    return {{0, words}, subject_->transcript.turns[turnIndex_].span, true};
}

/// The turn's words that are not in marks.
void PatternFinder::readWords(const transcript::Turn& turn) {
    row_.clear();
    words_.clear();
    breaker_.split(text::slice(subject_->text, turn.span), words_);
    const auto& marks = subject_->transcript.marks;
    for (const text::Span word : words_) {
        const text::Span span = word.shifted(turn.span.begin().value());
        while (nextMark_ < marks.size() && marks[nextMark_].end() <= span.begin()) ++nextMark_;
        if (nextMark_ < marks.size() && marks[nextMark_].overlaps(span)) continue;
        row_.spans.push_back(span);
        row_.symbols.push_back(symbols_.symbol(text::slice(subject_->text, span)));
    }
}

void PatternFinder::find(const CompiledPattern& pattern, const Scope& scope, codebook::Negation negation,
                         std::vector<text::Span>& evidence) {
    switch (pattern.kind) {
        case PatternKind::Phrase:
            findPhrase(pattern.phrase, scope, negation, evidence);
            return;
        case PatternKind::Near:
            findNearPhrases(pattern.near, scope, negation, evidence);
            break;
        case PatternKind::Regex:
            findRegex(pattern.regex, scope, negation, evidence);
            return;
        case PatternKind::Query:
            findQuery(pattern.query, scope, negation, evidence);
            break;
    }
    text::joinOverlaps(evidence);
}

void PatternFinder::findPhrase(const CompiledPhrase& phrase, const Scope& scope, codebook::Negation negation,
                               std::vector<text::Span>& evidence) {
    if (!mayMatch(phrase, scope)) return;
    ranges_.clear();
    PhraseMatcher(row_, symbols_).find(phrase, scope.words, ranges_);
    for (const WordRange words : ranges_)
        if (counts(negation, [&] { return isNegated(words, &phrase, scope); })) evidence.push_back(row_.span(words));
}

/// A quick look before the words are gone through: every part that can't be left out needs a word of its own in the
/// scope.
bool PatternFinder::mayMatch(const CompiledPhrase& phrase, const Scope& scope) const {
    if (!isCurrent(scope)) return true;
    return std::all_of(phrase.required.begin(), phrase.required.end(), [&](const auto& part) {
        return std::any_of(part.begin(), part.end(),
                           [&](PredicateId predicate) { return present_[predicate] == stamp_; });
    });
}

/// An occurrence of all phrases is negated when one of them is.
void PatternFinder::findNearPhrases(const CompiledNear& near, const Scope& scope, codebook::Negation negation,
                                    std::vector<text::Span>& evidence) {
    if (!std::all_of(near.phrases.begin(), near.phrases.end(),
                     [&](const auto& phrase) { return mayMatch(phrase, scope); }))
        return;
    std::vector<NearMatch> found;
    findNear(near, PhraseMatcher(row_, symbols_), scope.words, found);
    for (const NearMatch& match : found) {
        const auto negated = [&](WordRange words) { return isNegated(words, nullptr, scope); };
        if (!counts(negation, [&] { return std::any_of(match.begin(), match.end(), negated); })) continue;
        for (const WordRange words : match) evidence.push_back(row_.span(words));
    }
}

void PatternFinder::findRegex(std::uint32_t pattern, const Scope& scope, codebook::Negation negation,
                              std::vector<text::Span>& evidence) {
    spans_.clear();
    regexes_.find(pattern, regexText(scope), spans_);
    for (const text::Span found : spans_) {
        const text::Span span = found.shifted(scope.span.begin().value());
        if (counts(negation, [&] { return isNegated(wordsOf(span), nullptr, scope); })) evidence.push_back(span);
    }
}

/// Under `skip` the query is asked of what is not negated; under `only` of all, and something that it found must be
/// negated.
void PatternFinder::findQuery(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                              std::vector<text::Span>& evidence) {
    const bool only = negation == codebook::Negation::Only;
    matches(query, scope, only ? codebook::Negation::Any : negation, evidence);
    if (only) std::erase_if(evidence, [&](text::Span span) { return !isNegated(wordsOf(span), nullptr, scope); });
}

/// Evaluates a query on the scope's words; the evidence is what its positive parts found, if it holds.
bool PatternFinder::matches(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                            std::vector<text::Span>& evidence) {
    const std::size_t before = evidence.size();
    const bool holds = isTrue(query, scope, negation, evidence);
    if (!holds) evidence.resize(before);
    return holds;
}

bool PatternFinder::isTrue(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                           std::vector<text::Span>& evidence) {
    const std::size_t before = evidence.size();
    const auto holds = [&](const CompiledQuery& child) { return matches(child, scope, negation, evidence); };
    switch (query.kind) {
        case QueryKind::Phrase:
            findPhrase(query.phrase, scope, negation, evidence);
            return evidence.size() > before;
        case QueryKind::Near:
            findNearPhrases(query.near, scope, negation, evidence);
            return evidence.size() > before;
        case QueryKind::Or: {
            bool any = false;
            for (const CompiledQuery& child : query.children) any = holds(child) || any;
            return any;
        }
        case QueryKind::And:
            return std::all_of(query.children.begin(), query.children.end(), holds);
        case QueryKind::AndNot: {
            if (!holds(query.children.front())) return false;
            std::vector<text::Span> unwanted;
            return std::none_of(query.children.begin() + 1, query.children.end(), [&](const CompiledQuery& child) {
                return matches(child, scope, codebook::Negation::Any, unwanted);
            });
        }
        case QueryKind::Field:
            break;
    }
    return false;
}

std::optional<text::Span> PatternFinder::negatingCue(text::Span evidence, const CompiledPhrase* phrase,
                                                     const Scope& scope) {
    const auto cue = cueFor(wordsOf(evidence), phrase, scope);
    if (!cue) return std::nullopt;
    return row_.span(*cue);
}

std::optional<WordRange> PatternFinder::cueFor(WordRange words, const CompiledPhrase* phrase, const Scope& scope) {
    if (words.empty()) return std::nullopt;
    const WordRange sentence = sentenceAround(words, scope);
    if (!negatedReady_ || !(negatedSentence_ == sentence)) {
        negated_.assign(codebook_.negation, row_, symbols_, subject_->text, sentence);
        negatedSentence_ = sentence;
        negatedReady_ = true;
    }
    return negated_.cueFor(words, phrase);
}

/// The words of the sentence that `words` begin in: cues do not reach beyond it.
WordRange PatternFinder::sentenceAround(WordRange words, const Scope& scope) const {
    if (!scope.wholeTurn) return scope.words;
    const text::ByteOffset begin = row_.spans[words.begin].begin();
    const auto sentence = std::partition_point(sentences_.begin(), sentences_.end(),
                                               [&](const Scope& s) { return s.span.end() <= begin; });
    return sentence == sentences_.end() || !sentence->span.contains(begin) ? scope.words : sentence->words;
}

/// The words that `span` touches.
WordRange PatternFinder::wordsOf(text::Span span) const {
    const auto first = std::partition_point(row_.spans.begin(), row_.spans.end(),
                                            [&](text::Span word) { return word.end() <= span.begin(); });
    return {static_cast<std::uint32_t>(first - row_.spans.begin()), wordAt(span.end())};
}

/// The first word that begins at `at` or later.
std::uint32_t PatternFinder::wordAt(text::ByteOffset at) const {
    const auto found =
        std::partition_point(row_.spans.begin(), row_.spans.end(), [&](text::Span word) { return word.begin() < at; });
    return static_cast<std::uint32_t>(found - row_.spans.begin());
}

const RegexText& PatternFinder::regexText(const Scope& scope) {
    RegexText& prepared = scope.wholeTurn ? turnText_ : sentenceText_;
    bool& ready = scope.wholeTurn ? turnTextReady_ : sentenceTextReady_;
    if (!ready) regexes_.prepare(withoutMarks(scope.span, scope.wholeTurn ? turnCopy_ : sentenceCopy_), prepared);
    ready = true;
    return prepared;
}

/// The text of `span`, with spaces in place of marks: a copy if there are any.
std::string_view PatternFinder::withoutMarks(text::Span span, std::string& copy) const {
    const std::string_view text = text::slice(subject_->text, span);
    const auto& marks = subject_->transcript.marks;
    auto mark = std::partition_point(marks.begin(), marks.end(), [&](text::Span m) { return m.end() <= span.begin(); });
    if (mark == marks.end() || !mark->overlaps(span)) return text;
    copy = text;
    for (; mark != marks.end() && mark->overlaps(span); ++mark) {
        const std::size_t begin = std::max(mark->begin(), span.begin()).value() - span.begin().value();
        const std::size_t end = std::min(mark->end(), span.end()).value() - span.begin().value();
        copy.replace(begin, end - begin, end - begin, ' ');
    }
    return copy;
}

}  // namespace coder::match
