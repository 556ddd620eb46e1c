// The odds ratio of a 2 x 2 table.
#pragma once

#include <cstdint>
#include <optional>

#include "coder/analysis/intervals.h"

namespace coder::analysis {

/// Rows are groups, columns theme yes and no: [[a, b], [c, d]].
struct FourCells {
    std::uint64_t a = 0, b = 0, c = 0, d = 0;

    friend bool operator==(const FourCells&, const FourCells&) = default;
};

/// Infinity stands for a ratio, or an upper limit, without bound.
struct OddsRatio {
    std::optional<double> sample;      ///< ad/(bc); 0, infinite, or none for 0/0.
    std::optional<double> logError;    ///< Standard error of ln(ad/bc); none with an empty cell.
    std::optional<Interval> interval;  ///< exp(ln(ad/bc) -/+ z logError): Woolf 1955, Ann Hum Genet 19:251-253.
    /// The two above after adding 0.5 to every cell: Haldane 1956, Ann Hum Genet 20:309-311. Always there; to be shown
    /// as what it is, and not for an empty group.
    double haldane = 0;
    Interval haldaneInterval;
    /// The conditional maximum likelihood estimate, given the margins; 0 or infinite where the first cell is as small
    /// or as large as it can be. This and what follows: none where a row or column is empty.
    std::optional<double> conditional;
    /// The exact conditional interval, from two one-sided tests at half of 1 - confidence: Cornfield 1956. It can
    /// contradict `p`, which is not twice a one-sided value.
    std::optional<Interval> exactInterval;
    std::optional<double> p;  ///< Fisher's, two-sided.
    std::optional<double>
        midP;  ///< Twice the smaller one-sided mid-p value: Lancaster 1961, J Am Stat Assoc 56:223-234.
};

OddsRatio oddsRatio(const FourCells& cells, double confidence = DefaultConfidence);

}  // namespace coder::analysis
