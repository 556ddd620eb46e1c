#include "coder/analysis/intervals.h"

#include <cmath>

namespace coder::analysis {

std::optional<Interval> wilson(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    constexpr double Z = 1.959963984540054;  // The normal distribution's 0.975 quantile.
    const auto x = static_cast<double>(part);
    const auto n = static_cast<double>(whole);
    const double centre = x + Z * Z / 2;
    const double half = Z * std::sqrt(x * (n - x) / n + Z * Z / 4);
    return Interval{part == 0 ? 0 : (centre - half) / (n + Z * Z), part == whole ? 1 : (centre + half) / (n + Z * Z)};
}

}  // namespace coder::analysis
