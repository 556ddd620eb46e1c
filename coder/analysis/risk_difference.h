// The difference of two shares.
#pragma once

#include <cstdint>
#include <optional>

#include "coder/analysis/intervals.h"

namespace coder::analysis {

struct RiskDifference {
    double value = 0;            ///< part1/whole1 - part2/whole2, -1..1.
    Interval interval;           ///< Newcombe's method 10, from Wilson intervals.
    Interval correctedInterval;  ///< Newcombe's method 11, from Wilson intervals with continuity correction.
};

/// The difference of two independent shares with hybrid score intervals: Newcombe 1998, Stat Med 17:873-890. None where
/// a group is empty.
std::optional<RiskDifference> riskDifference(std::uint64_t part1, std::uint64_t whole1, std::uint64_t part2,
                                             std::uint64_t whole2, double confidence = DefaultConfidence);

}  // namespace coder::analysis
