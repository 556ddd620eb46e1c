// Runs of tokens that two texts have in common. Internal to this module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coder::text {

using TokenIds = std::vector<std::uint32_t>;

/// Part of the old and part of the new text, as half-open ranges of tokens.
struct TokenRanges {
    std::size_t oldBegin = 0;
    std::size_t oldEnd = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;

    bool empty() const { return oldBegin == oldEnd || newBegin == newEnd; }
};

/// `length` equal tokens from `oldBegin` and from `newBegin` on.
struct CommonRun {
    std::size_t oldBegin = 0;
    std::size_t newBegin = 0;
    std::size_t length = 0;
};

/// Which tokens of the two texts have a partner already; nothing is found across these.
struct TakenTokens {
    std::vector<bool> ofOld;
    std::vector<bool> ofNew;
};

enum class Repeats : std::uint8_t {
    Leave,       ///< Only what stands once in either range counts.
    PairInOrder  ///< What stands as often in one as in the other counts: the first with the first, and so on.
};

/// Runs of at least `length` free tokens in order of their places in the old text, lengthened on both sides by at most
/// 64 tokens. In ranges of more than 65,536 tokens only one in eight places, chosen by the words there, begins a run.
/// Time: n log n in the tokens of the ranges.
std::vector<CommonRun> commonRuns(const TokenIds& oldIds, const TokenIds& newIds, const TakenTokens& taken,
                                  const TokenRanges& ranges, std::size_t length, Repeats repeats);

/// Of runs in order of the old text those in order in both that have most tokens together. Chosen runs may overlap
/// their neighbours in one of the texts. Time: n log n.
std::vector<CommonRun> heaviestChain(const std::vector<CommonRun>& runs);

}  // namespace coder::text
