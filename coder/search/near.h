// Which occurrences of several phrases stand near each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coder::search {

/// One phrase found: words `first` to `last`, both included.
struct Occurrence {
    std::uint32_t phrase = 0;  ///< Which of the phrases.
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// For each occurrence, whether it belongs to a chain: one occurrence of every phrase, in any order, no word in two of
/// them, and at most `within` words between neighbours. `occurrences` are those of one sentence, in any order;
/// `phrases` is at most MaxNearPhrases. Time: occurrences x (2^phrases + log occurrences), whatever `within` is.
std::vector<bool> inChains(const std::vector<Occurrence>& occurrences, std::size_t phrases, std::uint32_t within);

}  // namespace coder::search
