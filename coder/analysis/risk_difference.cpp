#include "coder/analysis/risk_difference.h"

#include <cmath>

namespace coder::analysis {

namespace {

Interval hybrid(double p1, const Interval& first, double p2, const Interval& second) {
    const double difference = p1 - p2;
    return {difference - std::hypot(p1 - first.low, second.high - p2),
            difference + std::hypot(first.high - p1, p2 - second.low)};
}

}  // namespace

std::optional<RiskDifference> riskDifference(std::uint64_t part1, std::uint64_t whole1, std::uint64_t part2,
                                             std::uint64_t whole2, double confidence) {
    if (whole1 == 0 || whole2 == 0) return std::nullopt;
    const double p1 = static_cast<double>(part1) / static_cast<double>(whole1);
    const double p2 = static_cast<double>(part2) / static_cast<double>(whole2);
    RiskDifference difference;
    difference.value = p1 - p2;
    difference.interval = hybrid(p1, *wilson(part1, whole1, confidence), p2, *wilson(part2, whole2, confidence));
    difference.correctedInterval =
        hybrid(p1, *wilsonCorrected(part1, whole1, confidence), p2, *wilsonCorrected(part2, whole2, confidence));
    return difference;
}

}  // namespace coder::analysis
