// Some of the columns of a table with two rows, by the sum of their first row.
#pragma once

#include <cstdint>
#include <vector>

#include "coder/analysis/hypergeometric.h"

namespace coder::analysis {

/// All tables of two columns whose weights are products of the columns' weights, by the sum of the first row.
class PairTables {
public:
    /// The places of one sum in values(): from the smallest first cell to the largest.
    struct Row {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t mode = 0;  ///< Where the largest value is.
    };

    /// Without the tables lighter than `smallest`.
    PairTables(const Weights& a, const Weights& b, double smallest);

    std::uint64_t first() const { return first_; }
    std::size_t size() const { return rows_.size(); }
    const Row& row(std::size_t i) const { return rows_[i]; }
    const std::vector<double>& values() const { return values_; }
    /// The sum of a row's values before a place up to its mode, or from a place after its mode.
    double before(const Row& row, std::size_t i) const { return i == row.begin ? 0 : tails_[i - 1]; }
    double from(const Row& row, std::size_t i) const { return i == row.end ? 0 : tails_[i]; }

private:
    void addRow(const Weights& a, const Weights& b, std::size_t sum, double smallest);

    std::uint64_t first_ = 0;
    std::vector<Row> rows_;
    std::vector<double> values_;
    std::vector<double> tails_;  ///< Before a row's mode the sum up to a place, after it the sum from a place.
};

/// Consecutive tables of a half: `weight` times the values [begin, end) of its pairs.
struct Segment {
    double weight = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Two or more columns. A table's weight is the product of its columns' weights.
class HalfTables {
public:
    /// Without the tables lighter than `smallest`.
    HalfTables(std::vector<Weights> columns, double smallest);

    /// The sums of the first row that occur: first() .. first() + size() - 1.
    std::uint64_t first() const { return levels_.front().first; }
    std::size_t size() const { return levels_.front().sums.size(); }
    /// Of all tables with the sum first() + i: the weights' sum and the largest weight.
    double sum(std::size_t i) const { return levels_.front().sums[i]; }
    double largest(std::size_t i) const { return levels_.front().largest[i]; }
    const std::vector<double>& pairValues() const { return pairs_.values(); }

    /// Of the tables with the sum first() + i: appends those heavier than `threshold` to `segments` and adds the weight
    /// of the others to `lighter`. Stops early once more than `limit` are appended; returns how many were.
    std::uint64_t split(std::size_t i, double threshold, std::uint64_t limit, std::vector<Segment>& segments,
                        double& lighter) const;

private:
    /// The tables of column k and all after it.
    struct Level {
        std::uint64_t first = 0;
        std::vector<double> sums, largest;
    };
    struct Split;

    static Level joined(const Weights& lead, const Level& rest, double smallest);
    void splitFrom(std::size_t column, std::size_t i, double weight, Split& split) const;
    void splitPairs(std::size_t i, double weight, Split& split) const;

    std::vector<Weights> leads_;
    PairTables pairs_;
    std::vector<Level> levels_;  ///< One per lead, then that of the pairs.
};

}  // namespace coder::analysis
