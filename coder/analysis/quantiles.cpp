#include "coder/analysis/quantiles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace coder::analysis {

namespace {

double ofSorted(const std::vector<double>& sorted, double share) {
    const double rank = share * static_cast<double>(sorted.size() - 1);
    const double below = std::floor(rank);
    const auto i = static_cast<std::size_t>(below);
    if (i + 1 >= sorted.size()) return sorted.back();
    return sorted[i] + (rank - below) * (sorted[i + 1] - sorted[i]);
}

}  // namespace

std::optional<double> quantile(std::vector<double> values, double share) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    return ofSorted(values, std::clamp(share, 0.0, 1.0));
}

std::optional<Summary> summary(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    Summary result;
    double sum = 0;
    for (const double value : values) sum += value;
    result.mean = std::clamp(sum / n, values.front(), values.back());  // Equal values have exactly their mean.
    double squares = 0;
    for (const double value : values) squares += (value - result.mean) * (value - result.mean);
    if (values.size() > 1) result.sd = std::sqrt(squares / (n - 1));
    result.median = ofSorted(values, 0.5);
    result.lowerQuartile = ofSorted(values, 0.25);
    result.upperQuartile = ofSorted(values, 0.75);
    result.smallest = values.front();
    result.largest = values.back();
    return result;
}

}  // namespace coder::analysis
