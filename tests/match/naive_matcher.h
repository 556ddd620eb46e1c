// The match module once more, as simple and as slow as can be: what the real one is compared with.
//
// Regular expressions are ICU's; phrases are tried by plain recursion on every pair of begin and end; near patterns on
// every tuple of occurrences; rules are run one by one on every sentence. Nothing of coder/match is used but its value
// types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/match/phrase_matcher.h"
#include "coder/match/scanner.h"
#include "coder/text/word_forms.h"

namespace coder::match::naive {

/// The matches of a regular expression as ICU finds them, one after the other, empty ones left out. `valid` tells
/// whether ICU takes the pattern. Quotes in the pattern find typographic ones too.
std::vector<text::Span> findRegex(const std::string& pattern, bool caseSensitive, std::string_view text,
                                  bool* valid = nullptr);

using Words = std::vector<text::WordForms>;

/// Forms of the words in patterns, each made once: for patterns that stay where they are.
class Forms {
public:
    explicit Forms(const text::WordFormer& former) : former_(former) {}
    /// The same language, nothing known yet.
    Forms(const Forms& other) : former_(other.former_) {}
    const text::WordForms& of(const codebook::PhraseNode& node) const;
    text::WordForms of(std::string_view word) const { return former_.forms(word); }

private:
    const text::WordFormer& former_;
    mutable std::unordered_map<const codebook::PhraseNode*, text::WordForms> known_;
};

/// True when the words [begin, end) are what the sequence asks for, from its first to its last.
bool matches(const codebook::PhraseSequence& sequence, const Words& words, const Forms& forms, WordRange range);

/// From left to right: each match begins as early and ends as soon as possible and does not overlap the one before.
std::vector<WordRange> findPhrase(const codebook::PhraseSequence& sequence, const Words& words, const Forms& forms,
                                  WordRange range);

/// The same, but each ends as late as possible.
std::vector<WordRange> findLongest(const codebook::PhraseSequence& sequence, const Words& words, const Forms& forms,
                                   WordRange range);

/// From left to right, without common words: of all tuples with one occurrence of each phrase, at most `within` words
/// between neighbours, the one that ends first, and of these the one whose parts begin last.
std::vector<std::vector<WordRange>> findNear(const std::vector<codebook::PhraseSequence>& phrases, std::uint32_t within,
                                             bool ordered, const Words& words, const Forms& forms, WordRange range);

/// True when `evidence` is negated in `sentence`, after Chapman et al. 2001. `punctuated[i]` tells whether punctuation
/// stands between word i and the next; `phrase` is what found the evidence, if it was a phrase.
bool isNegated(const codebook::NegationWords& negation, const Words& words, const std::vector<bool>& punctuated,
               const Forms& forms, WordRange sentence, WordRange evidence, const codebook::PhraseSequence* phrase);

struct FoundHit {
    text::Span unit;
    std::string rule;  ///< Its id.
    std::vector<text::Span> evidence;
    friend auto operator<=>(const FoundHit&, const FoundHit&) = default;
};

/// The hits of all rules in a source, sorted. Candidates of queries are not looked at.
std::vector<FoundHit> scan(const codebook::Codebook& codebook, const Subject& subject);

}  // namespace coder::match::naive
