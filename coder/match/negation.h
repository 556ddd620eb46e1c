// Negation in the manner of NegEx: Chapman WW et al. 2001, J Biomed Inform 34:301-310.
//
// A cue before ("not", "never") negates the words behind it, a cue after ("was lacking") those in front of it, up to a number of
// words (the window), a terminator ("but"), another cue's pseudo form ("not only"), or the sentence's end. The word lists come
// from the language's data.
#pragma once

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

CompiledNegation compileNegation(const codebook::NegationWords& words, Vocabulary& vocabulary, const text::WordFormer& former);

/// What is negated in one sentence.
class NegatedWords {
public:
    /// Finds the cues of the words `sentence` of `row`; `text` is the source's text, read for the punctuation between words.
    void assign(const CompiledNegation& negation, const WordRow& row, const SymbolTable& symbols, std::string_view text,
                WordRange sentence);

    /// True when a cue outside `evidence` reaches it: its first word from before, its last word from behind.
    bool negates(WordRange evidence) const;

private:
    struct Reach {
        WordRange cue;
        WordRange words;
        bool forward = true;
    };
    std::vector<Reach> reaches_;
};

}  // namespace coder::match
