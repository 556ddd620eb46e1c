// The test for a trend over ordered groups.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace coder::analysis {

/// One of the ordered groups: `part` of `whole` cases.
struct Proportion {
    std::uint64_t part = 0;
    std::uint64_t whole = 0;
};

struct TrendTest {
    double z = 0;  ///< Positive where the share rises with the score.
    double p = 1;  ///< Two-sided, from the normal distribution.
};

/// The Cochran-Armitage test for a linear trend of shares: Cochran 1954, Biometrics 10:417-451; Armitage 1955,
/// Biometrics 11:375-386. The variance is p(1-p)(sum n s^2 - (sum n s)^2 / N), with N, not N - 1. `scores` has one
/// value per group; empty means 1, 2, 3 ... None where the variance is 0 (nobody or everybody, fewer than two scores in
/// use) or the number of scores differs from that of the groups.
std::optional<TrendTest> trendTest(const std::vector<Proportion>& groups, const std::vector<double>& scores = {});

}  // namespace coder::analysis
