// The exact test of tables with two rows.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace coder::analysis {

/// The probability, given the margins, of all tables no more probable than the observed one. `first` is the first row,
/// `totals` are the column totals, two or more, each above 0; neither row is empty. None where more than `limit`
/// partial tables would have to be looked at, or where the observed table is too improbable for a double. Ties and
/// values below 1e-200 are as exactTest() says.
std::optional<double> exactTwoRows(const std::vector<std::uint64_t>& first, const std::vector<std::uint64_t>& totals,
                                   std::uint64_t limit);

}  // namespace coder::analysis
