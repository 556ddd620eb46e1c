// Who took part: the participants' table (Table 1 of a paper).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/analysis/quantiles.h"
#include "coder/analysis/theme_columns.h"

namespace coder::analysis {

/// One attribute by column. Numeric where every value that is there is a number and there are more than two of them;
/// else each value is counted.
struct AttributeSummary {
    std::string attribute;
    bool numeric = false;
    std::vector<std::string> values;                 ///< Not numeric: in order (see sortedValues()).
    std::vector<std::vector<std::uint64_t>> counts;  ///< Not numeric: by value and column.
    std::vector<std::optional<Summary>> numbers;     ///< Numeric: by column; none where nobody has a value.
    std::vector<std::uint64_t> missing;              ///< By column.
};

/// Cases that were interviewed, by the columns of a theme table. `attributes` must be the case table's.
std::vector<AttributeSummary> summarizeCases(const ThemeCounts& counts, const project::CaseTable& cases,
                                             const ThemeColumns& columns, const std::vector<std::string>& attributes,
                                             const ValueOrders& orders);

}  // namespace coder::analysis
