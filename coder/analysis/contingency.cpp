#include "coder/analysis/contingency.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

namespace {

std::vector<std::vector<double>> expectedCounts(const CrossTable& table) {
    const auto rows = table.rowTotals();
    const auto columns = table.columnTotals();
    const auto n = static_cast<double>(table.total());
    std::vector<std::vector<double>> expected(table.rows(), std::vector<double>(table.columns()));
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.columns(); ++c)
            expected[r][c] = static_cast<double>(rows[r]) * static_cast<double>(columns[c]) / n;
    return expected;
}

/// The sum of (|observed - expected| - correction)^2 / expected.
double statisticOf(const CrossTable& table, const std::vector<std::vector<double>>& expected, double correction) {
    double sum = 0;
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.columns(); ++c) {
            const double off = std::abs(static_cast<double>(table.at(r, c)) - expected[r][c]) - correction;
            sum += off * off / expected[r][c];
        }
    return sum;
}

/// Yates 1934, J R Stat Soc Suppl 1:217-235; the correction is never larger than the difference that it corrects.
TestValue yatesTest(const CrossTable& table, const std::vector<std::vector<double>>& expected) {
    const double off = std::abs(static_cast<double>(table.at(0, 0)) - expected[0][0]);
    const double statistic = statisticOf(table, expected, std::min(0.5, off));
    return {statistic, chiSquareUpperTail(statistic, 1)};
}

}  // namespace

std::optional<ChiSquare> chiSquare(const CrossTable& whole) {
    const CrossTable table = whole.withoutEmptyLines();
    if (table.rows() < 2 || table.columns() < 2) return std::nullopt;
    ChiSquare test;
    test.expected = expectedCounts(table);
    test.statistic = statisticOf(table, test.expected, 0);
    test.df = (table.rows() - 1) * (table.columns() - 1);
    test.p = chiSquareUpperTail(test.statistic, static_cast<double>(test.df));
    test.minExpected = std::numeric_limits<double>::infinity();
    std::size_t small = 0;
    for (const auto& row : test.expected)
        for (const double count : row) {
            test.minExpected = std::min(test.minExpected, count);
            if (count < 5) ++small;
        }
    const std::size_t cells = table.rows() * table.columns();
    test.shareExpectedBelow5 = static_cast<double>(small) / static_cast<double>(cells);
    test.cochranOk = cells == 4 ? small == 0 : test.minExpected >= 1 && 5 * small <= cells;
    if (cells == 4) test.yates = yatesTest(table, test.expected);
    return test;
}

std::optional<double> cramersV(const CrossTable& whole) {
    const CrossTable table = whole.withoutEmptyLines();
    if (table.rows() < 2 || table.columns() < 2) return std::nullopt;
    const double lines = static_cast<double>(std::min(table.rows(), table.columns()) - 1);
    const double statistic = statisticOf(table, expectedCounts(table), 0);
    return std::min(1.0, std::sqrt(statistic / (static_cast<double>(table.total()) * lines)));
}

std::optional<double> cramersVCorrected(const CrossTable& whole) {
    const CrossTable table = whole.withoutEmptyLines();
    if (table.rows() < 2 || table.columns() < 2) return std::nullopt;
    const auto n = static_cast<double>(table.total());
    const auto r = static_cast<double>(table.rows());
    const auto c = static_cast<double>(table.columns());
    const double square = statisticOf(table, expectedCounts(table), 0) / n - (r - 1) * (c - 1) / (n - 1);
    const double rows = r - (r - 1) * (r - 1) / (n - 1);
    const double columns = c - (c - 1) * (c - 1) / (n - 1);
    const double lines = std::min(rows, columns) - 1;
    if (lines <= 0) return std::nullopt;
    return std::min(1.0, std::sqrt(std::max(0.0, square) / lines));
}

std::optional<double> phi(const CrossTable& whole) {
    const CrossTable table = whole.withoutEmptyLines();
    if (table.rows() != 2 || table.columns() != 2) return std::nullopt;
    double margins = 1;
    for (const auto& totals : {table.rowTotals(), table.columnTotals()})
        for (const std::uint64_t total : totals) margins *= std::sqrt(static_cast<double>(total));
    const auto cell = [&](std::size_t row, std::size_t column) { return static_cast<double>(table.at(row, column)); };
    return std::clamp((cell(0, 0) * cell(1, 1) - cell(0, 1) * cell(1, 0)) / margins, -1.0, 1.0);
}

}  // namespace coder::analysis
