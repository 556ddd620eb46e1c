// The exact test of tables with three or more rows.
#pragma once

#include <cstdint>
#include <optional>

#include "coder/analysis/cross_table.h"

namespace coder::analysis {

/// The probability, given the margins, of all tables no more probable than the observed one, of three or more columns
/// and at most as many rows, none of them empty. None where more than `limit` partial tables would have to be looked
/// at. Ties and values below 1e-200 are as exactTest() says.
std::optional<double> exactManyRows(const CrossTable& table, std::uint64_t limit);

}  // namespace coder::analysis
