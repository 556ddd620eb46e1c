// Finds phrases in rows of words.
//
// A phrase is run as a set of positions that moves forward node by node: no backtracking, so the time is at most the
// product of words and nodes, whatever the pattern.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "coder/codebook/phrase.h"
#include "coder/match/vocabulary.h"
#include "coder/text/position.h"

namespace coder::match {

/// A half-open range of words in a row of words.
struct WordRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    bool empty() const { return begin >= end; }
    bool contains(WordRange other) const { return begin <= other.begin && other.end <= end; }
    bool overlaps(WordRange other) const { return begin < other.end && other.begin < end; }
    friend auto operator<=>(const WordRange&, const WordRange&) = default;
};

/// The words of one turn. Borrowed by everything that looks at them; valid until the scanner goes to the next turn.
struct WordRow {
    std::vector<text::Span> spans;  ///< In the source's text.
    std::vector<SymbolId> symbols;

    void clear() {
        spans.clear();
        symbols.clear();
    }
    text::Span span(WordRange range) const { return {spans[range.begin].begin(), spans[range.end - 1].end()}; }
};

/// A phrase with predicates in place of words.
struct CompiledPhrase {
    struct Node {
        codebook::PhraseNode::Kind kind = codebook::PhraseNode::Kind::Any;
        PredicateId predicate = 0;
        std::uint32_t gap = 0;
        bool optional = false;
        std::vector<std::vector<Node>> alternatives;
    };
    std::vector<Node> sequence;
    /// Every match has a word with one of these predicates. Never empty but for phrases of nothing but `?`.
    std::vector<PredicateId> anchors;
    /// For each part that can't be left out: every match has a word with one of these predicates. The rarest part comes
    /// first.
    std::vector<std::vector<PredicateId>> required;
    /// Every match begins with a word with one of these predicates, sorted; empty when it may begin with any word.
    std::vector<PredicateId> firsts;
    /// All predicates at all depths, sorted: what the phrase asks for by name. A word in a gap may have none of them.
    std::vector<PredicateId> named;
};

CompiledPhrase compilePhrase(const codebook::PhraseSequence& phrase, Vocabulary& vocabulary,
                             const text::WordFormer& former);

/// How rare the rarest of the anchors' words are, by the length of the shortest: for choosing which part of a rule
/// wakes it.
std::size_t anchorLength(const std::vector<PredicateId>& anchors, const Vocabulary& vocabulary);

/// Looks for phrases in one row. Borrows both for as long as it lives.
class PhraseMatcher {
public:
    PhraseMatcher(const WordRow& row, const SymbolTable& symbols) : row_(row), symbols_(symbols) {}

    /// Appends the matches inside `range` from left to right: each begins as early and ends as soon as possible and
    /// does not overlap the one before.
    void find(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const;

    /// The same, but each match ends as late as possible.
    void findLongest(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const;

    /// All matches inside `range`, overlapping ones too: one for each word where one can begin, each as short as
    /// possible.
    void findAll(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const;

private:
    using Node = CompiledPhrase::Node;
    using Positions = std::vector<std::uint32_t>;

    bool has(std::uint32_t word, PredicateId predicate) const;
    bool mayBegin(const CompiledPhrase& phrase, std::uint32_t word) const;
    std::uint32_t shortestEnd(const CompiledPhrase& phrase, WordRange range) const;
    std::uint32_t longestEnd(const CompiledPhrase& phrase, WordRange range) const;
    Positions run(const std::vector<Node>& sequence, Positions positions, std::uint32_t end) const;
    Positions step(const Node& node, const Positions& positions, std::uint32_t end) const;

    const WordRow& row_;
    const SymbolTable& symbols_;
};

}  // namespace coder::match
