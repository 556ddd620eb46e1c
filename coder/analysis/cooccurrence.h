// How two codes go together.
#pragma once

#include <cstdint>
#include <optional>

namespace coder::analysis {

/// Units (turns, participants, sources ...) with both codes, with one and not the other, and with neither.
struct JointCounts {
    std::uint64_t both = 0;
    std::uint64_t firstOnly = 0;
    std::uint64_t secondOnly = 0;
    std::uint64_t neither = 0;
};

/// All none where their denominator is 0.
struct Cooccurrence {
    std::optional<double> jaccard;  ///< both / either, 0..1: Jaccard 1901, Bull Soc Vaud Sci Nat 37:547-579.
    std::optional<double> dice;     ///< 2 both / (first + second), 0..1: Dice 1945, Ecology 26:297-302.
    /// As many times as if the codes had nothing to do with each other; wild for rare codes, so show `both` beside it.
    std::optional<double> lift;
    /// Pearson's correlation, -1..1; this and g2: none where a code is in no unit or in all.
    std::optional<double> phi;
    std::optional<double> secondGivenFirst;  ///< both / first, 0..1.
    std::optional<double> firstGivenSecond;  ///< both / second, 0..1.
    /// The log-likelihood ratio of the four cells, 0 and more, unsigned: Dunning 1993, Computational Linguistics
    /// 19:61-74.
    std::optional<double> g2;
};

Cooccurrence cooccurrence(const JointCounts& counts);

}  // namespace coder::analysis
