// The odds ratio over several 2 x 2 tables, such as one for each site.
#pragma once

#include <optional>
#include <vector>

#include "coder/analysis/contingency.h"
#include "coder/analysis/intervals.h"
#include "coder/analysis/odds_ratio.h"

namespace coder::analysis {

/// Infinity stands for a ratio without bound.
struct MantelHaenszel {
    /// sum(ad/n) / sum(bc/n): Mantel and Haenszel 1959, J Natl Cancer Inst 22:719-748.
    double oddsRatio = 0;
    /// Robins, Breslow and Greenland 1986, Biometrics 42:311-323; none where the ratio is 0 or infinite.
    std::optional<Interval> interval;
    TestValue test;  ///< Of no association, without continuity correction: Cochran 1954, Mantel and Haenszel 1959.
    TestValue correctedTest;  ///< With 0.5 taken off a difference of 0.5 or more.
    double exactP = 1;        ///< Two-sided, given all margins, as exactTest(); below 1e-200 it is given as 1e-200.
    double conditional = 0;   ///< The conditional maximum likelihood estimate of the common odds ratio.
};

/// Strata in which a row or column is empty tell nothing and are left out; none where no other is left.
std::optional<MantelHaenszel> mantelHaenszel(const std::vector<FourCells>& strata,
                                             double confidence = DefaultConfidence);

}  // namespace coder::analysis
