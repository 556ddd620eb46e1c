// The first cell of a 2 x 2 table, given the margins.
#pragma once

#include <cstdint>
#include <vector>

namespace coder::analysis {

/// How far a cell is followed from its most probable value: weights below this share of the largest are 0.
inline constexpr double SmallestWeight = 1e-300;

/// Weights of the values from `first` on, the largest of them 1; all others weigh nothing.
struct Weights {
    std::uint64_t first = 0;
    std::vector<double> values;

    std::uint64_t last() const { return first + values.size() - 1; }
    double at(std::uint64_t value) const { return value < first || value > last() ? 0 : values[value - first]; }
    double sum() const;
    /// The weight of all values up to `value`, or from it on.
    double sumTo(std::uint64_t value) const;
    double sumFrom(std::uint64_t value) const;
    double mean() const;
};

/// The values that the first cell can take where its row has `row` cases, its column `column`, all cells `total`.
/// 0 <= row, column <= total.
class Hypergeometric {
public:
    Hypergeometric(std::uint64_t row, std::uint64_t column, std::uint64_t total);

    std::uint64_t low() const { return low_; }
    std::uint64_t high() const { return high_; }

    /// Relative probabilities at an odds ratio of exp(`logOddsRatio`); for 0 it is the central distribution. Takes time
    /// in proportion to the standard deviation.
    Weights weights(double logOddsRatio = 0, double smallest = SmallestWeight) const;

    /// The probability of value + 1 as a multiple of that of value; low() <= value < high().
    double ratio(std::uint64_t value, double oddsRatio = 1) const;

private:
    std::uint64_t row_, column_, total_, low_, high_;
};

/// Relative probabilities of `size` independent events with these `odds` (> 0) each, counted.
Weights binomialWeights(std::uint64_t size, double odds, double smallest);

}  // namespace coder::analysis
