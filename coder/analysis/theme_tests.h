// Whether themes differ between the columns of a theme table: one test for each row, and how large the difference is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "coder/analysis/adjustment.h"
#include "coder/analysis/exact_test.h"
#include "coder/analysis/odds_ratio.h"
#include "coder/analysis/risk_difference.h"
#include "coder/analysis/theme_table.h"

namespace coder::analysis {

enum class TestKind : std::uint8_t {
    None,
    Fisher,          ///< Fisher's exact test; Freeman and Halton's for more than two columns.
    ChiSquare,       ///< Pearson's, where its expected counts allow it (Cochran's rule); Fisher's for the other rows.
    Trend,           ///< Cochran and Armitage's, over the columns in their order.
    MantelHaenszel,  ///< Of two attributes: the second, which must have two values, within each value of the first.
};
/// "none", "fisher", "chi-square", "trend", "mantel-haenszel".
const std::vector<std::string_view>& testNames();
/// For people: "Pearson's chi-square test without continuity correction".
std::string_view testTitle(TestKind test, std::size_t columns);

enum class Adjustment : std::uint8_t { None, Holm, BenjaminiHochberg, Bonferroni, BenjaminiYekutieli };
/// "none", "holm", "bh", "bonferroni", "by".
const std::vector<std::string_view>& adjustmentNames();
/// "Holm", "Benjamini-Hochberg"; empty for none.
std::string_view adjustmentTitle(Adjustment adjustment);

/// What is found of one row. Values that are not defined, and those of rows with a masked cell, are none.
struct ThemeTest {
    TestKind used = TestKind::None;  ///< Fisher where chi-square was asked for and its rule does not hold.
    std::optional<double> p;
    std::optional<double> adjusted;              ///< As ThemeTests::adjustment says; as p where that is None.
    std::optional<ExactTest> exact;              ///< Of Fisher's test: whether and how it was drawn.
    std::optional<double> cramersV;              ///< With Bergsma's correction. Not of Mantel-Haenszel.
    std::optional<RiskDifference> difference;    ///< First column minus second, where there are two.
    std::optional<OddsRatio> odds;               ///< First column against second, where there are two.
    std::optional<double> commonOdds;            ///< Mantel-Haenszel: the common odds ratio,
    std::optional<Interval> commonOddsInterval;  ///< and its interval (Robins, Breslow and Greenland).
};

struct ThemeTestOptions {
    TestKind test = TestKind::None;
    Adjustment adjustment = Adjustment::None;
    ExactTestLimits limits;
    std::vector<std::string> compare;  ///< Labels of columns: only these, in this order. Empty: all.
};

struct ThemeTests {
    ThemeTestOptions options;
    std::vector<std::size_t> columns;  ///< That were compared: not the missing ones and the total.
    std::vector<ThemeTest> rows;       ///< By row of the table.
    std::uint64_t family = 0;          ///< How many rows have a p value: what the adjustment reckons with.
};

/// The labels of some columns, each once, in their order.
std::vector<std::string> comparedValues(const ThemeTable& table, const std::vector<std::size_t>& columns);

/// Tests the participants of every row. Masked rows are tested, so that the family does not depend on masking, and what
/// was found of them is then taken away.
ThemeTests testThemes(const ThemeTable& table, const ThemeTestOptions& options);

}  // namespace coder::analysis
