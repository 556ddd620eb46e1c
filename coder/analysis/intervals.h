// Intervals of proportions.
#pragma once

#include <cstdint>
#include <optional>

namespace coder::analysis {

struct Interval {
    double low = 0;
    double high = 0;
};

/// The Wilson score interval at 95 %, without continuity correction: Wilson 1927, J Am Stat Assoc 22:209-212; Newcombe
/// 1998, Stat Med 17:857-872, method 3. `part` of `whole`, 0 <= part <= whole; none where `whole` is 0.
std::optional<Interval> wilson(std::uint64_t part, std::uint64_t whole);

}  // namespace coder::analysis
