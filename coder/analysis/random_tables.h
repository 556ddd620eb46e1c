// Random tables with given margins.
#pragma once

#include <cstdint>
#include <vector>

#include "coder/analysis/cross_table.h"
#include "coder/analysis/random.h"

namespace coder::analysis {

/// Draws tables with the margins of a table, each as often as chance would make it: the exact tests' null distribution.
class RandomTables {
public:
    explicit RandomTables(const CrossTable& table);

    /// The sum of ln(cell!) of the observed table: the larger, the less probable the table.
    double observed() const { return observed_; }
    /// Fills `sums` with those of as many random tables.
    void draw(Random& random, std::vector<double>& sums);

private:
    /// Values of one cell with equal chances but for a second choice: Walker 1977, ACM Trans Math Softw 3:253-256.
    struct Choice {
        std::uint32_t threshold = ~0U;  ///< Of 2^32: the chance that the first choice stands.
        std::uint32_t other = 0;
    };
    struct Cell {
        std::uint64_t first = 0;
        std::vector<Choice> choices;

        std::uint64_t draw(Random& random) const;
    };
    /// A cell whose row still has `row` cases, its column `column`, and all rows from this one on `total`.
    std::uint64_t drawCell(Random& random, std::uint64_t row, std::uint64_t column, std::uint64_t total) const;
    const Cell& cellOfFirstRow(std::size_t column, std::uint64_t row, std::uint64_t total);
    double logFactorialOf(std::uint64_t n) const;

    std::vector<std::uint64_t> rows_, columns_;
    std::uint64_t total_ = 0;
    std::vector<double> factorials_;
    std::vector<std::vector<Cell>> known_;  ///< By column and cases left in the first row; filled as they come up.
    double observed_ = 0;
    std::vector<std::uint64_t> lacking_;
};

}  // namespace coder::analysis
