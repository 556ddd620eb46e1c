// The participants' table as a report's table.
#pragma once

#include "coder/analysis/case_summary.h"
#include "coder/report/table.h"

namespace coder::report {

enum class NumberShown : std::uint8_t { MeanAndSd, MedianAndQuartiles };

/// Attributes as rows, with their values below them: n (% of the column's N), numeric ones as `shown` says. Missing
/// values have a row of their own where there are any.
Table caseSummaryReport(const std::vector<analysis::AttributeSummary>& attributes,
                        const std::vector<analysis::ThemeColumn>& columns, NumberShown shown, std::string title);

}  // namespace coder::report
