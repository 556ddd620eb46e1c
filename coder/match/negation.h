// Negation in the manner of NegEx: Chapman WW et al. 2001, J Biomed Inform 34:301-310.
//
// A cue before ("not", "never") negates the words behind it, a cue after ("was lacking") those in front of it, up to a
// number of words (the window), a terminator ("but") or the sentence's end. What only looks like a cue ("not only") is
// none, and neither is an answer ("No, she was kind"). The word lists come from the language's data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/codebook/language.h"
#include "coder/match/phrase_matcher.h"

namespace coder::match {

/// The cues of one language, compiled. Immutable; shared by threads.
struct CompiledNegation {
    enum class Kind : std::uint8_t { Before, After, Pseudo, Terminator, Answer };
    struct Cue {
        Kind kind = Kind::Before;
        CompiledPhrase phrase;
    };
    std::uint32_t window = 0;
    std::vector<Cue> cues;
    std::vector<std::vector<std::uint32_t>> wakes;  ///< By predicate: the cues it may belong to.
};

CompiledNegation compileNegation(const codebook::NegationWords& words, Vocabulary& vocabulary,
                                 const text::WordFormer& former);

/// What is negated in one sentence.
class NegatedWords {
public:
    /// Finds the cues of the words `sentence` of `row`; `text` is the source's text, read for the punctuation between
    /// words. Row and symbols are borrowed until the next call.
    void assign(const CompiledNegation& negation, const WordRow& row, const SymbolTable& symbols, std::string_view text,
                WordRange sentence);

    /// The cue that reaches the evidence: its first word from before, its last word from behind. A cue inside the
    /// evidence counts where it stands in a gap, and so only when the `phrase` that found the evidence is known and
    /// names no word of it: `gave ..3 time` is negated in "gave me no time", `gave no time` is not. Cues that overlap
    /// the evidence do not count.
    std::optional<WordRange> cueFor(WordRange evidence, const CompiledPhrase* phrase = nullptr) const;

private:
    struct Reach {
        WordRange cue;
        WordRange words;
    };

    bool isNamed(WordRange cue, const CompiledPhrase& phrase) const;
    /// The reach that `word` is in, of a cue that counts.
    template <class Counts>
    const Reach* reaching(const std::vector<Reach>& reaches, std::uint32_t word, Counts counts) const;

    const WordRow* row_ = nullptr;
    const SymbolTable* symbols_ = nullptr;
    std::uint32_t window_ = 0;
    std::vector<Reach> forward_;   ///< By the beginning of their words.
    std::vector<Reach> backward_;  ///< The same.
};

}  // namespace coder::match
