// The word patterns of rules: `put* my|our interest* ..2 first|before`.
//
// Syntax: a word stands for all words of its stem; `=word` that form alone; `word*` a prefix; `a|b` alternatives;
// `(a b|c)` a group; `[word]` optional; `?` any one word; `..N` up to N words between; `<name>` a list. Punctuation and
// hyphens separate words, in patterns as in transcripts. Outside brackets `|` joins what stands next to it:
// `my boss|chief` is `my (boss|chief)`. Inside brackets it divides all that stands between them: `(my boss|chief)` is
// "my boss" or "chief". The grammar is in docs/formats/codebook.md.
//
// Not for: finding anything (that is match), nor the stems of words (text/word_forms.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"

namespace coder::text {
class WordBreaker;
}

namespace coder::codebook {

struct PhraseNode;

/// What stands in a row. In every sequence that parsePhrase() gives, at any depth, at least one word must be there (not
/// all of it is optional), and a gap has on both sides something that can't be left out.
using PhraseSequence = std::vector<PhraseNode>;

struct PhraseNode {
    enum class Kind : std::uint8_t {
        Stem,          ///< `word`: any word with the stem of this one.
        Exact,         ///< `=word`: this form; case and accents do not count.
        Prefix,        ///< `word*`: any word that begins like this; case and accents do not count.
        Any,           ///< `?`: one word, whatever it is.
        Gap,           ///< `..N`: none to N words.
        Alternatives,  ///< `a|b`, `(…)`, `[…]` (with `optional`), `<list>`.
    };
    Kind kind = Kind::Stem;
    std::string word;                          ///< Stem, Exact, Prefix: as written, without marks.
    std::uint32_t gap = 0;                     ///< Gap: the most words between, from 1 to MaxGap.
    bool optional = false;                     ///< Alternatives: may be left out.
    std::vector<PhraseSequence> alternatives;  ///< Alternatives: one or more.

    friend bool operator==(const PhraseNode&, const PhraseNode&) = default;
};

/// The largest N of `..N`: longer distances are what `near` is for.
inline constexpr std::uint32_t MaxGap = 50;
/// The most nodes of one pattern, with those of its lists: what keeps lists of lists of lists from filling the memory.
inline constexpr std::size_t MaxPhraseNodes = 100'000;
/// How deep brackets may nest.
inline constexpr std::size_t MaxPhraseDepth = 16;

/// Lists by their names.
using NamedLists = std::map<std::string, std::vector<PhraseSequence>, std::less<>>;

/// Finds the phrases of a list by its name, or nullptr when there is no such list.
using ListLookup = std::function<const std::vector<PhraseSequence>*(const std::string& name)>;

/// Reads a pattern. Refused: empty patterns, unknown lists, unbalanced brackets, marks without a word, patterns that
/// begin or end with a gap, patterns that can match no word at all. The error's place has the column in `pattern`, in
/// code points from 1, and neither file nor line.
base::Result<PhraseSequence> parsePhrase(std::string_view pattern, const ListLookup& lists);

/// The same with the caller's breaker: for many patterns in a row.
base::Result<PhraseSequence> parsePhrase(std::string_view pattern, const ListLookup& lists, text::WordBreaker& words);

/// The pattern as one could write it, with at most so many alternatives of each group and "..." for the others: for
/// telling people about it, not for reading it again.
std::string toText(const PhraseSequence& sequence, std::size_t mostAlternatives = 6);

/// The number of nodes at all depths.
std::size_t countNodes(const PhraseSequence& sequence);

}  // namespace coder::codebook
