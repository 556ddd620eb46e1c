// Which rules can add no hit to those of another one.
#pragma once

#include <optional>
#include <vector>

#include "coder/match/compiled_codebook.h"

namespace coder::match {

/// Compares phrase rules by running one pattern on every row of words that the other describes, each word with no more
/// than its place in the pattern promises. It says nothing of a pattern that describes more than a thousand rows, of
/// rules of unit match, and where negation may tell the two apart: phrases with a cue among their words, or with gaps.
class ShadowFinder {
public:
    /// `codebook` must outlive the finder; `former` is of its language.
    ShadowFinder(const CompiledCodebook& codebook, text::WordFormer former);

    /// The first of `others` (indices of rules of the same code) whose hits hold all that rule `rule` could add.
    std::optional<std::uint32_t> shadowOf(std::uint32_t rule, const std::vector<std::uint32_t>& others);

private:
    using WordSet = std::vector<PredicateId>;
    using Row = std::vector<WordSet>;

    void appendShortest(const codebook::PhraseSequence& sequence, Row& row) const;
    bool expand(const codebook::PhraseSequence& sequence, std::vector<Row>& rows) const;
    bool expandNode(const codebook::PhraseNode& node, std::vector<Row>& rows) const;
    WordSet promised(const codebook::PhraseNode& node) const;
    bool mayHoldCue(const codebook::PhraseSequence& sequence) const;
    bool covers(const CompiledPhrase& wider, const Row& row, bool whole);

    const CompiledCodebook& codebook_;
    text::WordFormer former_;
    SymbolTable symbols_;
};

}  // namespace coder::match
