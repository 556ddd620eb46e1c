// The theme table as a report's table.
#pragma once

#include <functional>
#include <optional>

#include "coder/analysis/theme_table.h"
#include "coder/analysis/theme_tests.h"
#include "coder/report/table.h"

namespace coder::report {

/// How large a difference is said to be.
enum class EffectShown : std::uint8_t { None, CramersV, Difference, OddsRatio };

/// The interval of a share, and how it is called in a note: "Wilson". Empty: none is shown.
struct ShownInterval {
    std::optional<analysis::Interval> (*of)(std::uint64_t part, std::uint64_t whole, double confidence) = nullptr;
    std::string_view name;
};

struct ThemeTableFormat {
    analysis::Measure measure = analysis::Measure::Participants;
    ShownInterval interval;
    const analysis::ThemeTests* tests = nullptr;  ///< Of the same table; null: none.
    EffectShown effect = EffectShown::None;
    std::vector<std::size_t> rows;  ///< Which rows of the table, in which order.
    /// By row and column of the table: what the cell's number counts. Empty: nothing is linked.
    std::vector<std::vector<std::vector<std::uint32_t>>> passages;
};

/// Rows are codes under their groups; columns the attribute's values and the total. Participants are shown as "n (%)"
/// of the column's N, the other measures as counts, medians or shares; masked cells as "<5". Notes say what was
/// counted, how, and by which tests.
Table themeTableReport(const analysis::ThemeTable& themes, const codebook::Codebook& codebook,
                       const ThemeTableFormat& format);

}  // namespace coder::report
