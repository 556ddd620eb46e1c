// The chi-square test of a table of counts, and how strong the association in it is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "coder/analysis/cross_table.h"

namespace coder::analysis {

/// Statistic and p value of one test.
struct TestValue {
    double statistic = 0;
    double p = 1;
};

struct ChiSquare {
    double statistic = 0;  ///< Pearson's, without correction.
    std::uint64_t df = 0;
    double p = 1;
    std::vector<std::vector<double>> expected;  ///< By row and column of the table without empty lines.
    double minExpected = 0;
    double shareExpectedBelow5 = 0;  ///< Of all cells, 0..1.
    /// Cochran 1954, Biometrics 10:417-451: no expected count below 1 and at most a fifth of them below 5; in a 2 x 2
    /// table none below 5. Where it is false, the exact test is the one to report.
    bool cochranOk = false;
    std::optional<TestValue> yates;  ///< With Yates' continuity correction; 2 x 2 tables only.
};

/// Pearson's chi-square test: Pearson 1900, Philos Mag 50:157-175. Rows and columns of zeros are left out first; none
/// with fewer than two rows or columns left.
std::optional<ChiSquare> chiSquare(const CrossTable& table);

/// Cramer's V, sqrt(X2 / (n min(r-1, c-1))), 0..1: Cramer 1946, Mathematical Methods of Statistics. From X2 without
/// correction; none where the test is not defined.
std::optional<double> cramersV(const CrossTable& table);

/// V corrected for its bias in small samples: Bergsma 2013, J Korean Stat Soc 42:323-328. 0 where the association is
/// no stronger than chance; none also where the correction leaves less than two lines (two cases).
std::optional<double> cramersVCorrected(const CrossTable& table);

/// (ad - bc) / sqrt(product of the margins), -1..1, of a table that is 2 x 2 without its empty lines; none of others.
std::optional<double> phi(const CrossTable& table);

}  // namespace coder::analysis
