#include "coder/analysis/trend.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

std::optional<TrendTest> trendTest(const std::vector<Proportion>& groups, const std::vector<double>& scores) {
    if (!scores.empty() && scores.size() != groups.size()) return std::nullopt;
    const auto score = [&](std::size_t i) { return scores.empty() ? static_cast<double>(i + 1) : scores[i]; };
    double parts = 0;
    double all = 0;
    double scoreSum = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        parts += static_cast<double>(groups[i].part);
        all += static_cast<double>(groups[i].whole);
        scoreSum += static_cast<double>(groups[i].whole) * score(i);
    }
    if (all == 0) return std::nullopt;
    const double share = parts / all;
    const double mean = scoreSum / all;
    double trend = 0;
    double squares = 0;
    double largest = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const auto whole = static_cast<double>(groups[i].whole);
        const double off = score(i) - mean;
        trend += off * (static_cast<double>(groups[i].part) - whole * share);
        squares += whole * off * off;
        if (whole > 0) largest = std::max(largest, std::abs(score(i)));
    }
    // Equal scores leave only what rounding made of their mean.
    if (parts == 0 || parts == all || squares <= 1e-24 * all * largest * largest) return std::nullopt;
    TrendTest test;
    test.z = trend / std::sqrt(share * (1 - share) * squares);
    test.p = normalTwoSided(test.z);
    return test;
}

}  // namespace coder::analysis
