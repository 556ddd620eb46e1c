// The theme table as a report's table.
#pragma once

#include "coder/analysis/theme_table.h"
#include "coder/report/table.h"

namespace coder::report {

/// Rows are codes under their groups, in the codebook's order; columns the attribute's values and the total.
/// Participants are shown as "n (%)" of the column's N, the other measures as counts. Notes say what was counted.
Table themeTableReport(const analysis::ThemeTable& themes, const codebook::Codebook& codebook,
                       analysis::Measure measure);

}  // namespace coder::report
