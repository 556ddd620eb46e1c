// A ratio with its interval as tables show it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/analysis/intervals.h"
#include "coder/report/table.h"

namespace coder::study {

/// The parts of its cells, for report::Column::parts.
inline const std::vector<std::string> IntervalParts{"value", "low", "high"};

/// "0.67 (0.21-0.94)"; "n/a" without a ratio.
report::Cell intervalCell(const std::optional<double>& ratio, const std::optional<analysis::Interval>& interval);

}  // namespace coder::study
