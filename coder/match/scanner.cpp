// Turn by turn: words to symbols, symbols and regular expressions wake rules, and only rules that are awake are run.
#include "coder/match/scanner.h"

#include <algorithm>
#include <optional>

#include "coder/base/strings.h"
#include "coder/match/regex_engine.h"
#include "coder/text/words.h"

namespace coder::match {

namespace {

using PatternKind = codebook::Pattern::Kind;
using QueryKind = codebook::QueryNode::Kind;

bool speaks(const std::string& wanted, const transcript::Speaker& speaker) {
    if (wanted == "any") return true;
    if (wanted == "participant") return speaker.role == transcript::Role::Participant;
    if (wanted == "interviewer") return speaker.role == transcript::Role::Interviewer;
    return base::equalIgnoringCase(wanted, speaker.label);
}

bool fulfils(const codebook::AttributeCondition& condition, const Attributes& attributes) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& attribute) { return attribute.first == condition.attribute; });
    if (found == attributes.end()) return false;
    return std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const std::string& value) { return base::equalIgnoringCase(value, found->second); });
}

/// Words and bytes of a sentence or a turn.
struct Scope {
    WordRange words;
    text::Span span;
    RegexText* regexText = nullptr;
};

}  // namespace

class Scanner::Work {
public:
    Work(const CompiledCodebook& codebook, text::WordFormer former)
        : codebook_(codebook),
          symbols_(codebook.vocabulary, std::move(former)),
          regexes_(codebook.regexes),
          present_(codebook.vocabulary.size(), 0),
          stamps_(codebook.rules.size(), 0) {}

    void scan(const Subject& subject, std::vector<Hit>& hits) {
        subject_ = &subject;
        hits_ = &hits;
        const auto first = static_cast<std::ptrdiff_t>(hits.size());
        chooseRules();
        nextMark_ = 0;
        for (std::uint32_t turn = 0; turn < subject.transcript.turns.size(); ++turn) scanTurn(turn);
        std::stable_sort(hits.begin() + first, hits.end(), [](const Hit& a, const Hit& b) {
            return a.unit != b.unit ? a.unit < b.unit : a.rule < b.rule;
        });
    }

private:
    /// Which rules apply to which speaker: by who speaks and by the case's attributes.
    void chooseRules() {
        const auto& speakers = subject_->transcript.speakers;
        applies_.assign(speakers.size(), std::vector<bool>(codebook_.rules.size(), false));
        spoken_.assign(speakers.size(), false);
        const Attributes none;
        for (std::size_t s = 0; s < speakers.size(); ++s)
            for (std::size_t r = 0; r < codebook_.rules.size(); ++r) {
                const codebook::Rule& rule = *codebook_.rules[r].source;
                const Attributes& attributes = s < subject_->attributes.size() ? subject_->attributes[s] : none;
                const bool applies = speaks(rule.speaker, speakers[s]) &&
                                     std::all_of(rule.where.begin(), rule.where.end(),
                                                 [&](const auto& condition) { return fulfils(condition, attributes); });
                applies_[s][r] = applies;
                if (applies) spoken_[s] = true;
            }
    }

    void scanTurn(std::uint32_t index) {
        const transcript::Turn& turn = subject_->transcript.turns[index];
        if (!spoken_[turn.speaker]) return;
        turnIndex_ = index;
        readWords(turn);
        const Scope whole = scope({0, static_cast<std::uint32_t>(row_.spans.size())}, turn.span, turnText_);
        turn_ = &whole;
        turnTextReady_ = false;
        if (!codebook_.turnRules.empty()) scanScope(codebook_.turnRules, whole);
        std::uint32_t word = 0;
        for (std::uint32_t i = 0; i < turn.sentenceCount; ++i) {
            const text::Span span = subject_->transcript.sentences[turn.firstSentence + i];
            WordRange words{word, word};
            while (words.end < row_.spans.size() && row_.spans[words.end].begin() < span.end()) ++words.end;
            word = words.end;
            const Scope sentence = scope(words, span, sentenceText_);
            sentenceTextReady_ = false;
            scanScope(codebook_.sentenceRules, sentence);
        }
    }

    static Scope scope(WordRange words, text::Span span, RegexText& regexText) { return {words, span, &regexText}; }

    /// The turn's words that are not in marks.
    void readWords(const transcript::Turn& turn) {
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

    void scanScope(const WakeLists& lists, const Scope& scope) {
        ++stamp_;
        awake_.clear();
        atoms_.clear();
        negatedReady_ = false;
        for (const std::uint32_t rule : lists.always) wake(rule);
        current_ = &scope;
        for (std::uint32_t word = scope.words.begin; word < scope.words.end; ++word)
            for (const PredicateId predicate : symbols_.predicates(row_.symbols[word])) {
                if (present_[predicate] == stamp_) continue;
                present_[predicate] = stamp_;
                if (predicate < lists.byPredicate.size())
                    for (const std::uint32_t rule : lists.byPredicate[predicate]) wake(rule);
                const std::vector<int>& atoms = codebook_.regexes.atoms(predicate);
                atoms_.insert(atoms_.end(), atoms.begin(), atoms.end());
            }
        if (!lists.byRegex.empty()) wakeByRegex(lists, scope);
        std::sort(awake_.begin(), awake_.end());
        for (const std::uint32_t rule : awake_) runRule(rule, scope);
    }

    /// Wakes the rules whose regular expressions may match: by their words, or else by reading.
    void wakeByRegex(const WakeLists& lists, const Scope& scope) {
        patterns_.clear();
        codebook_.regexes.candidates(atoms_, patterns_);
        if (!codebook_.regexes.wordless().empty()) regexes_.matchingWordless(regexText(scope), patterns_);
        for (const std::uint32_t pattern : patterns_)
            if (pattern < lists.byRegex.size())
                for (const std::uint32_t rule : lists.byRegex[pattern]) wake(rule);
    }

    void wake(std::uint32_t rule) {
        if (stamps_[rule] == stamp_) return;
        stamps_[rule] = stamp_;
        awake_.push_back(rule);
    }

    void runRule(std::uint32_t index, const Scope& scope) {
        const CompiledRule& rule = codebook_.rules[index];
        if (!applies_[subject_->transcript.turns[turnIndex_].speaker][index]) return;
        if (rule.pattern.kind == PatternKind::Query && !isCandidate(index)) return;
        std::vector<text::Span> evidence;
        find(rule.pattern, scope, rule.source->negation, evidence);
        if (evidence.empty()) return;
        const auto holds = [&](const CompiledCondition& condition) {
            std::vector<text::Span> found;
            find(condition.pattern, condition.wholeTurn ? *turn_ : scope, codebook::Negation::Any, found);
            return !found.empty();
        };
        if (!std::all_of(rule.with.begin(), rule.with.end(), holds)) return;
        if (std::any_of(rule.unless.begin(), rule.unless.end(), holds)) return;
        emit(index, rule, scope, std::move(evidence));
    }

    bool isCandidate(std::uint32_t rule) const {
        for (const QueryCandidates& candidates : subject_->candidates)
            if (candidates.rule == rule)
                return std::binary_search(candidates.turns.begin(), candidates.turns.end(), turnIndex_);
        return true;
    }

    void emit(std::uint32_t index, const CompiledRule& rule, const Scope& scope, std::vector<text::Span> evidence) {
        if (rule.source->unit != codebook::Unit::Match) {
            hits_->push_back({scope.span, rule.code, index, turnIndex_, std::move(evidence)});
            return;
        }
        for (const text::Span span : evidence) hits_->push_back({span, rule.code, index, turnIndex_, {span}});
    }

    /// Appends what the pattern finds in the scope and `negation` lets count: in order, without overlaps.
    void find(const CompiledPattern& pattern, const Scope& scope, codebook::Negation negation,
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

    void findPhrase(const CompiledPhrase& phrase, const Scope& scope, codebook::Negation negation,
                    std::vector<text::Span>& evidence) {
        if (!mayMatch(phrase, scope)) return;
        ranges_.clear();
        PhraseMatcher(row_, symbols_).find(phrase, scope.words, ranges_);
        for (const WordRange words : ranges_)
            if (counts(negation, [&] { return isNegated(words, &phrase, scope); }))
                evidence.push_back(row_.span(words));
    }

    /// A quick look before the words are gone through: every part that can't be left out needs a word of its own in the
    /// scope.
    bool mayMatch(const CompiledPhrase& phrase, const Scope& scope) const {
        if (&scope != current_) return true;
        return std::all_of(phrase.required.begin(), phrase.required.end(), [&](const auto& part) {
            return std::any_of(part.begin(), part.end(),
                               [&](PredicateId predicate) { return present_[predicate] == stamp_; });
        });
    }

    /// An occurrence of all phrases is negated when one of them is.
    void findNearPhrases(const CompiledNear& near, const Scope& scope, codebook::Negation negation,
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

    void findRegex(std::uint32_t pattern, const Scope& scope, codebook::Negation negation,
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
    void findQuery(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                   std::vector<text::Span>& evidence) {
        const bool only = negation == codebook::Negation::Only;
        matches(query, scope, only ? codebook::Negation::Any : negation, evidence);
        if (only) std::erase_if(evidence, [&](text::Span span) { return !isNegated(wordsOf(span), nullptr, scope); });
    }

    /// Evaluates a query on the scope's words; the evidence is what its positive parts found, if it holds.
    bool matches(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                 std::vector<text::Span>& evidence) {
        const std::size_t before = evidence.size();
        const bool holds = isTrue(query, scope, negation, evidence);
        if (!holds) evidence.resize(before);
        return holds;
    }

    bool isTrue(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
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

    template <class IsNegated>
    static bool counts(codebook::Negation negation, IsNegated isNegated) {
        return negation == codebook::Negation::Any || isNegated() == (negation == codebook::Negation::Only);
    }

    /// The words that `span` touches.
    WordRange wordsOf(text::Span span) const {
        const auto first = std::partition_point(row_.spans.begin(), row_.spans.end(),
                                                [&](text::Span word) { return word.end() <= span.begin(); });
        return {static_cast<std::uint32_t>(first - row_.spans.begin()), wordAt(span.end())};
    }

    /// The first word that begins at `at` or later.
    std::uint32_t wordAt(text::ByteOffset at) const {
        const auto found = std::partition_point(row_.spans.begin(), row_.spans.end(),
                                                [&](text::Span word) { return word.begin() < at; });
        return static_cast<std::uint32_t>(found - row_.spans.begin());
    }

    bool isNegated(WordRange words, const CompiledPhrase* phrase, const Scope& scope) {
        if (words.empty()) return false;
        const WordRange sentence = sentenceAround(words, scope);
        if (!negatedReady_ || !(negatedSentence_ == sentence)) {
            negated_.assign(codebook_.negation, row_, symbols_, subject_->text, sentence);
            negatedSentence_ = sentence;
            negatedReady_ = true;
        }
        return negated_.negates(words, phrase);
    }

    /// The words of the sentence that `words` begin in: cues do not reach beyond it.
    WordRange sentenceAround(WordRange words, const Scope& scope) const {
        if (&scope != turn_) return scope.words;
        const transcript::Turn& turn = subject_->transcript.turns[turnIndex_];
        const auto* first = subject_->transcript.sentences.data() + turn.firstSentence;
        const auto* last = first + turn.sentenceCount;
        const text::ByteOffset begin = row_.spans[words.begin].begin();
        const auto* sentence = std::partition_point(first, last, [&](text::Span s) { return s.end() <= begin; });
        if (sentence == last || !sentence->contains(begin)) return scope.words;
        return {wordAt(sentence->begin()), wordAt(sentence->end())};
    }

    RegexText& regexText(const Scope& scope) {
        const bool isTurn = scope.regexText == &turnText_;
        bool& ready = isTurn ? turnTextReady_ : sentenceTextReady_;
        if (!ready) regexes_.prepare(withoutMarks(scope.span, isTurn ? turnCopy_ : sentenceCopy_), *scope.regexText);
        ready = true;
        return *scope.regexText;
    }

    /// The text of `span`, with spaces in place of marks: a copy if there are any.
    std::string_view withoutMarks(text::Span span, std::string& copy) const {
        const std::string_view text = text::slice(subject_->text, span);
        const auto& marks = subject_->transcript.marks;
        auto mark =
            std::partition_point(marks.begin(), marks.end(), [&](text::Span m) { return m.end() <= span.begin(); });
        if (mark == marks.end() || !mark->overlaps(span)) return text;
        copy = text;
        for (; mark != marks.end() && mark->overlaps(span); ++mark) {
            const std::size_t begin = std::max(mark->begin(), span.begin()).value() - span.begin().value();
            const std::size_t end = std::min(mark->end(), span.end()).value() - span.begin().value();
            copy.replace(begin, end - begin, end - begin, ' ');
        }
        return copy;
    }

    const CompiledCodebook& codebook_;
    SymbolTable symbols_;
    RegexEngine regexes_;
    text::WordBreaker breaker_;

    // Of the source that is being scanned.
    const Subject* subject_ = nullptr;
    std::vector<Hit>* hits_ = nullptr;
    std::vector<std::vector<bool>> applies_;  ///< By speaker, then by rule.
    std::vector<bool> spoken_;                ///< By speaker: some rule applies.
    std::size_t nextMark_ = 0;

    // Of the turn.
    std::uint32_t turnIndex_ = 0;
    const Scope* turn_ = nullptr;
    WordRow row_;
    std::vector<text::Span> words_;
    RegexText turnText_;
    std::string turnCopy_;
    bool turnTextReady_ = false;

    // Of the scope: a sentence or a turn.
    RegexText sentenceText_;
    std::string sentenceCopy_;
    bool sentenceTextReady_ = false;
    NegatedWords negated_;
    WordRange negatedSentence_;
    bool negatedReady_ = false;
    std::vector<std::uint32_t> awake_;
    std::vector<std::uint32_t> patterns_;
    std::vector<int> atoms_;
    std::vector<WordRange> ranges_;
    std::vector<text::Span> spans_;
    const Scope* current_ = nullptr;
    std::uint64_t stamp_ = 0;
    std::vector<std::uint64_t> present_;  ///< By predicate: the last scope that had a word with it.
    std::vector<std::uint64_t> stamps_;   ///< By rule: the last scope it was awake in.
};

Scanner::Scanner(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

base::Result<Scanner> Scanner::make(const CompiledCodebook& codebook) {
    auto former = text::WordFormer::make(codebook.codebook->language.tag);
    if (!former) return base::unexpected(former.error());
    return Scanner(std::make_unique<Work>(codebook, std::move(*former)));
}

void Scanner::scan(const Subject& subject, std::vector<Hit>& hits) { work_->scan(subject, hits); }

}  // namespace coder::match
