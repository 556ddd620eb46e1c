// Cohen's kappa.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "coder/analysis/cross_table.h"
#include "coder/analysis/intervals.h"

namespace coder::analysis {

struct Kappa {
    std::uint64_t units = 0;         ///< That both coders coded.
    std::optional<double> observed;  ///< Share of units with agreement, 0..1; this and the next: none without units.
    std::optional<double> expected;  ///< The same by chance.
    /// (observed - expected) / (1 - expected), -1..1: Cohen 1960, Educ Psychol Meas 20:37-46. This and all that follow:
    /// none where both coders used one and the same category only.
    std::optional<double> kappa;
    /// For intervals: Fleiss, Cohen and Everitt 1969, Psychol Bull 72:323-327.
    std::optional<double> standardError;
    std::optional<double> nullError;   ///< If kappa were 0, for the test: the same paper.
    std::optional<double> z;           ///< kappa / nullError; none where that is 0.
    std::optional<Interval> interval;  ///< Not cut at -1 and 1.
};

/// Two coders. Rows are the first coder's categories, columns the second's in the same order; a table that is not
/// square has no values. Categories that only one of them used stay in.
Kappa cohenKappa(const CrossTable& table, double confidence = DefaultConfidence);

/// One unit's category by each coder; none where a coder has not coded the unit.
using RatingPair = std::pair<std::optional<std::uint32_t>, std::optional<std::uint32_t>>;

/// How often each category met each; units that a coder has not coded are left out. Categories are 0 .. categories - 1.
CrossTable agreementTable(const std::vector<RatingPair>& ratings, std::size_t categories);

}  // namespace coder::analysis
