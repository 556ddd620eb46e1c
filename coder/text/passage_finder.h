// One passage after another in a new version of a text. Internal to this module; see anchoring.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "coder/text/alignment.h"
#include "coder/text/anchoring.h"
#include "coder/text/tokens.h"

namespace coder::text {

/// A part of a text, as a half-open range of its tokens.
struct TokenRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin == end; }
};

class PassageFinder {
public:
    /// Aligns the parts `oldPart` and `newPart`; the texts are borrowed.
    PassageFinder(std::string_view oldText, std::string_view newText, Span oldPart, Span newPart);

    /// `span` must lie in the old part.
    Anchor find(Span span) const;

private:
    /// A pair of tokens: index in the old and in the new text.
    struct Pair {
        std::uint32_t ofOld;
        std::uint32_t ofNew;
    };

    TokenRange tokensOf(Span span) const;
    std::optional<Anchor> findBetweenTokens(Span span) const;
    std::optional<Anchor> findExact(Span span, std::size_t newBegin) const;
    std::vector<Pair> pairsOf(TokenRange passage) const;
    std::vector<Pair> densest(std::vector<Pair> pairs, TokenRange passage) const;
    TokenRange withReplacedEdges(TokenRange passage, const std::vector<Pair>& pairs) const;
    std::size_t replacedBefore(TokenRange passage, Pair first) const;
    std::size_t replacedBehind(TokenRange passage, Pair last) const;
    TokenRange replacement(TokenRange passage) const;
    std::optional<TokenRange> quoteElsewhere(TokenRange passage) const;
    std::size_t contextAt(TokenRange passage, std::size_t newBegin) const;
    bool isQuoteAt(TokenRange passage, std::size_t newBegin) const;
    Anchor judge(Span span, TokenRange passage, TokenRange found) const;
    Span placed(Span span, TokenRange passage, TokenRange found) const;

    std::uint64_t weight(const Token& token) const;
    std::uint64_t newWeight(std::size_t begin, std::size_t end) const { return newWeights_[end] - newWeights_[begin]; }

    std::string_view oldText_;
    std::string_view newText_;
    Vocabulary vocabulary_;
    std::vector<Token> old_;
    std::vector<Token> new_;
    Alignment alignment_;
    std::vector<std::uint64_t> newWeights_;         ///< Sums of weights before each token of the new text.
    std::vector<std::vector<std::uint32_t>> free_;  ///< By token id: places in the new text without partner.
};

/// Anchor::similarity of two passages.
double similarity(const Vocabulary& vocabulary, const std::vector<Token>& oldTokens, TokenRange oldRange,
                  const std::vector<Token>& newTokens, TokenRange newRange, const Alignment& alignment);

/// Anchor::sameWords of two passages; without words in the old one, the same marks.
bool haveSameWords(const Vocabulary& vocabulary, const std::vector<Token>& oldTokens, TokenRange oldRange,
                   const std::vector<Token>& newTokens, TokenRange newRange);

}  // namespace coder::text
