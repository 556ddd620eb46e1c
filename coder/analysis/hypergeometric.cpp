#include "coder/analysis/hypergeometric.h"

#include <algorithm>
#include <cmath>

namespace coder::analysis {

namespace {

/// Weights from low to high, where ratio(x) = weight(x + 1) / weight(x) falls with x.
template <typename Ratio>
Weights weightsByRatio(std::uint64_t low, std::uint64_t high, double smallest, const Ratio& ratio) {
    // The mode: the first value whose successor weighs less.
    std::uint64_t mode = low;
    for (std::uint64_t end = high; mode < end;) {
        const std::uint64_t middle = mode + (end - mode) / 2;
        if (ratio(middle) > 1)
            mode = middle + 1;
        else
            end = middle;
    }
    Weights weights;
    weights.first = mode;
    std::vector<double> below;
    for (double weight = 1; weights.first > low; --weights.first) {
        weight /= ratio(weights.first - 1);
        if (!(weight >= smallest)) break;
        below.push_back(weight);
    }
    weights.values.assign(below.rbegin(), below.rend());
    weights.values.push_back(1);
    double weight = 1;
    for (std::uint64_t value = mode; value < high; ++value) {
        weight *= ratio(value);
        if (!(weight >= smallest)) break;
        weights.values.push_back(weight);
    }
    return weights;
}

double sumOf(std::vector<double>::const_iterator begin, std::vector<double>::const_iterator end) {
    double sum = 0;
    for (; begin != end; ++begin) sum += *begin;
    return sum;
}

}  // namespace

double Weights::sum() const { return sumOf(values.begin(), values.end()); }

double Weights::sumTo(std::uint64_t value) const {
    if (value < first) return 0;
    return value >= last() ? sum()
                           : sumOf(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(value - first) + 1);
}

double Weights::sumFrom(std::uint64_t value) const {
    if (value > last()) return 0;
    return value <= first ? sum() : sumOf(values.begin() + static_cast<std::ptrdiff_t>(value - first), values.end());
}

double Weights::mean() const {
    double moment = 0;
    for (std::size_t i = 0; i < values.size(); ++i) moment += static_cast<double>(i) * values[i];
    return static_cast<double>(first) + moment / sum();
}

Hypergeometric::Hypergeometric(std::uint64_t row, std::uint64_t column, std::uint64_t total)
    : row_(row),
      column_(column),
      total_(total),
      low_(row + column > total ? row + column - total : 0),
      high_(std::min(row, column)) {}

double Hypergeometric::ratio(std::uint64_t value, double oddsRatio) const {
    const auto up = static_cast<double>(row_ - value) * static_cast<double>(column_ - value);
    const auto down = static_cast<double>(value + 1) * static_cast<double>(total_ + value + 1 - row_ - column_);
    return oddsRatio * up / down;
}

Weights Hypergeometric::weights(double logOddsRatio, double smallest) const {
    const double oddsRatio = std::exp(logOddsRatio);
    return weightsByRatio(low_, high_, smallest, [&](std::uint64_t value) { return ratio(value, oddsRatio); });
}

Weights binomialWeights(std::uint64_t size, double odds, double smallest) {
    return weightsByRatio(0, size, smallest, [&](std::uint64_t value) {
        return odds * static_cast<double>(size - value) / static_cast<double>(value + 1);
    });
}

}  // namespace coder::analysis
