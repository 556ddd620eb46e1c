// Fisher's exact test.
#pragma once

#include <cstdint>
#include <optional>

#include "coder/analysis/cross_table.h"

namespace coder::analysis {

/// How to test a table that has too many companions for an exact sum.
struct ExactTestLimits {
    /// Partial tables to look at before Monte Carlo takes over. A million take about 10 ms in a table of two rows, five
    /// times as long in others.
    std::uint64_t states = 1'000'000;
    std::uint32_t draws = 100'000;  ///< 1 or more.
    std::uint64_t seed = 1;
};

struct ExactTest {
    double p = 1;
    bool monteCarlo = false;  ///< False: `p` is the exact sum, and the three values below are 0.
    std::uint32_t draws = 0;
    std::uint64_t seed = 0;
    /// Of the estimated p: sqrt(p (1 - p) / draws).
    double standardError = 0;
};

/// The two-sided exact test of Fisher (1935, The Design of Experiments), for more than two rows or columns that of
/// Freeman and Halton 1951, Biometrika 38:141-149: the probability, given the margins, of all tables that are as
/// probable as the observed one or less (within 1e-7 of its probability: ties). Rows and columns of zeros are left out;
/// none with fewer than two rows or columns left. An exact p below 1e-200 is given as 1e-200. Where the limit of states
/// is passed, p = (1 + tables drawn that are no more probable) / (draws + 1); the same input gives the same draws on
/// every machine.
std::optional<ExactTest> exactTest(const CrossTable& table, const ExactTestLimits& limits = {});

/// The same by Monte Carlo, however small the table.
std::optional<ExactTest> monteCarloTest(const CrossTable& table, const ExactTestLimits& limits = {});

/// One-sided p values of a 2 x 2 table: the probability of a first cell as small, or as large, as the observed one.
struct OneSidedTest {
    double less = 1;
    double greater = 1;
};

/// None of other tables, or where a row or column is empty.
std::optional<OneSidedTest> oneSidedExactTest(const CrossTable& table);

}  // namespace coder::analysis
