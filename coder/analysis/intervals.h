// Intervals of proportions.
#pragma once

#include <cstdint>
#include <optional>

namespace coder::analysis {

struct Interval {
    double low = 0;
    double high = 0;

    friend bool operator==(const Interval&, const Interval&) = default;
};

/// The share of intervals that hold the true value, in the long run; between 0 and 1, both excluded.
inline constexpr double DefaultConfidence = 0.95;

/// The Wilson score interval, without continuity correction: Wilson 1927, J Am Stat Assoc 22:209-212; Newcombe 1998,
/// Stat Med 17:857-872, method 3. `part` of `whole`, 0 <= part <= whole; none where `whole` is 0. The lower limit is
/// exactly 0 where `part` is 0, the upper one exactly 1 where it is all.
std::optional<Interval> wilson(std::uint64_t part, std::uint64_t whole, double confidence = DefaultConfidence);

/// The same with continuity correction: Newcombe 1998, method 4. The same exact limits at none and all.
std::optional<Interval> wilsonCorrected(std::uint64_t part, std::uint64_t whole, double confidence = DefaultConfidence);

/// The exact interval from the binomial tails: Clopper and Pearson 1934, Biometrika 26:404-413. The same exact limits
/// at none and all.
std::optional<Interval> clopperPearson(std::uint64_t part, std::uint64_t whole, double confidence = DefaultConfidence);

}  // namespace coder::analysis
