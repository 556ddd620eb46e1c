// Finds one pattern in one sentence or turn: what scanning and explaining have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/match/compiled_codebook.h"
#include "coder/match/regex_engine.h"
#include "coder/text/words.h"
#include "coder/transcript/transcript.h"

namespace coder::match {

/// A case's attributes: names and values. Names are compared exactly, values without regard to ASCII case.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// For one query rule the turns of a source in which it may match, ascending: an index has been asked before.
struct QueryCandidates {
    std::uint32_t rule = 0;
    std::vector<std::uint32_t> turns;
};

/// What is read. All of it is borrowed for as long as it is read.
struct Subject {
    std::string_view text;
    const transcript::Transcript& transcript;
    std::vector<Attributes> attributes;       ///< By speaker; empty where a speaker is no case.
    std::vector<QueryCandidates> candidates;  ///< For query rules not named here every turn is a candidate.
};

/// A sentence or a turn that patterns are looked for in.
struct Scope {
    WordRange words;
    text::Span span;
    bool wholeTurn = false;
};

/// One thread's finder: it keeps caches that grow with the texts it has read.
class PatternFinder {
public:
    /// `codebook` must outlive the finder.
    PatternFinder(const CompiledCodebook& codebook, text::WordFormer former);

    /// Begins a source; its turns must then be read in order.
    void open(const Subject& subject);
    void readTurn(std::uint32_t turn);

    /// The turn that was read last, and its sentences in order.
    Scope turn() const;
    const std::vector<Scope>& sentences() const { return sentences_; }

    /// Makes `scope` the one that is being looked at, and calls `use` once for each predicate that one of its words
    /// has.
    template <class Use>
    void enter(const Scope& scope, Use use) {
        ++stamp_;
        current_ = scope;
        negatedReady_ = false;
        sentenceTextReady_ = false;
        for (std::uint32_t word = scope.words.begin; word < scope.words.end; ++word)
            for (const PredicateId predicate : symbols_.predicates(row_.symbols[word])) {
                if (present_[predicate] == stamp_) continue;
                present_[predicate] = stamp_;
                use(predicate);
            }
    }

    /// Appends what the pattern finds and `negation` lets count: in order, without overlaps. `scope` is the one that
    /// was entered, or the turn around it.
    void find(const CompiledPattern& pattern, const Scope& scope, codebook::Negation negation,
              std::vector<text::Span>& evidence);

    /// The same for one phrase.
    void findPhrase(const CompiledPhrase& phrase, const Scope& scope, codebook::Negation negation,
                    std::vector<text::Span>& evidence);

    /// The words that negate a piece of evidence; `phrase` found it, if a phrase did.
    std::optional<text::Span> negatingCue(text::Span evidence, const CompiledPhrase* phrase, const Scope& scope);

    /// Appends those patterns without words that match in the scope, ascending.
    void matchingWordless(const Scope& scope, std::vector<std::uint32_t>& patterns) {
        regexes_.matchingWordless(regexText(scope), patterns);
    }

private:
    void readWords(const transcript::Turn& turn);
    bool mayMatch(const CompiledPhrase& phrase, const Scope& scope) const;
    bool isCurrent(const Scope& scope) const { return scope.wholeTurn == current_.wholeTurn; }
    void findNearPhrases(const CompiledNear& near, const Scope& scope, codebook::Negation negation,
                         std::vector<text::Span>& evidence);
    void findRegex(std::uint32_t pattern, const Scope& scope, codebook::Negation negation,
                   std::vector<text::Span>& evidence);
    void findQuery(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                   std::vector<text::Span>& evidence);
    bool matches(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                 std::vector<text::Span>& evidence);
    bool isTrue(const CompiledQuery& query, const Scope& scope, codebook::Negation negation,
                std::vector<text::Span>& evidence);

    bool isNegated(WordRange words, const CompiledPhrase* phrase, const Scope& scope) {
        return cueFor(words, phrase, scope).has_value();
    }
    std::optional<WordRange> cueFor(WordRange words, const CompiledPhrase* phrase, const Scope& scope);
    WordRange sentenceAround(WordRange words, const Scope& scope) const;
    WordRange wordsOf(text::Span span) const;
    std::uint32_t wordAt(text::ByteOffset at) const;

    const RegexText& regexText(const Scope& scope);
    std::string_view withoutMarks(text::Span span, std::string& copy) const;

    const CompiledCodebook& codebook_;
    SymbolTable symbols_;
    RegexEngine regexes_;
    text::WordBreaker breaker_;

    // Of the source.
    const Subject* subject_ = nullptr;
    std::size_t nextMark_ = 0;

    // Of the turn.
    std::uint32_t turnIndex_ = 0;
    WordRow row_;
    std::vector<Scope> sentences_;
    std::vector<text::Span> words_;
    RegexText turnText_;
    std::string turnCopy_;
    bool turnTextReady_ = false;

    // Of the scope.
    Scope current_;
    std::uint64_t stamp_ = 0;
    std::vector<std::uint64_t> present_;  ///< By predicate: the last scope that had a word with it.
    RegexText sentenceText_;
    std::string sentenceCopy_;
    bool sentenceTextReady_ = false;
    NegatedWords negated_;
    WordRange negatedSentence_;
    bool negatedReady_ = false;
    std::vector<WordRange> ranges_;
    std::vector<text::Span> spans_;
};

}  // namespace coder::match
