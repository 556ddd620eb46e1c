#include "coder/analysis/intervals.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

std::optional<Interval> wilson(std::uint64_t part, std::uint64_t whole, double confidence) {
    if (whole == 0) return std::nullopt;
    const double z = normalQuantileOfConfidence(confidence);
    const auto x = static_cast<double>(part);
    const auto n = static_cast<double>(whole);
    const double centre = x + z * z / 2;
    const double half = z * std::sqrt(x * (n - x) / n + z * z / 4);
    return Interval{part == 0 ? 0 : (centre - half) / (n + z * z), part == whole ? 1 : (centre + half) / (n + z * z)};
}

std::optional<Interval> wilsonCorrected(std::uint64_t part, std::uint64_t whole, double confidence) {
    if (whole == 0) return std::nullopt;
    const double z = normalQuantileOfConfidence(confidence);
    const auto x = static_cast<double>(part);
    const auto n = static_cast<double>(whole);
    const double centre = 2 * x + z * z;
    const double width = 2 * (n + z * z);
    const double below = z * std::sqrt(z * z - 2 - 1 / n + 4 * x / n * (n - x + 1));
    const double above = z * std::sqrt(z * z + 2 - 1 / n + 4 * x / n * (n - x - 1));
    return Interval{part == 0 ? 0 : std::max(0.0, (centre - 1 - below) / width),
                    part == whole ? 1 : std::min(1.0, (centre + 1 + above) / width)};
}

std::optional<Interval> clopperPearson(std::uint64_t part, std::uint64_t whole, double confidence) {
    if (whole == 0) return std::nullopt;
    const double tail = (1 - confidence) / 2;
    const auto x = static_cast<double>(part);
    const auto n = static_cast<double>(whole);
    return Interval{part == 0 ? 0 : betaQuantile(tail, x, n - x + 1),
                    part == whole ? 1 : betaQuantile(1 - tail, x + 1, n - x)};
}

}  // namespace coder::analysis
