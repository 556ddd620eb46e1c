#include "coder/analysis/exact_test.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/exact_many_rows.h"
#include "coder/analysis/exact_tolerance.h"
#include "coder/analysis/exact_two_rows.h"
#include "coder/analysis/hypergeometric.h"
#include "coder/analysis/log_factorials.h"
#include "coder/analysis/random_tables.h"

namespace coder::analysis {

namespace {

bool hasTwoLines(const CrossTable& table) { return table.rows() >= 2 && table.columns() >= 2; }

Hypergeometric firstCell(const CrossTable& table) {
    return {table.at(0, 0) + table.at(0, 1), table.at(0, 0) + table.at(1, 0), table.total()};
}

double twoByTwo(const CrossTable& table) {
    const Weights weights = firstCell(table).weights();
    const double threshold = weights.at(table.at(0, 0)) * TieFactor;
    double light = 0;
    for (const double weight : weights.values)
        if (weight <= threshold) light += weight;
    return std::clamp(light / weights.sum(), SmallestP, 1.0);
}

/// Whether p is below SmallestP even if there are as many tables as any with these margins can be, all of them as
/// probable as the observed one.
bool isNegligible(const CrossTable& table) {
    const auto rows = table.rowTotals();
    const auto columns = table.columnTotals();
    double bound = -logFactorial(table.total());
    for (const std::uint64_t row : rows) bound += logFactorial(row);
    for (const std::uint64_t column : columns) bound += logFactorial(column);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < columns.size(); ++c) {
            bound -= logFactorial(table.at(r, c));
            const bool isFree = r + 1 < rows.size() && c + 1 < columns.size();
            if (isFree) bound += std::log(static_cast<double>(std::min(rows[r], columns[c]) + 1));
        }
    return bound < std::log(SmallestP);
}

/// For a table without empty lines.
std::optional<double> exactSum(const CrossTable& table, std::uint64_t limit) {
    if (isNegligible(table)) return SmallestP;
    // The fewer lines are the rows.
    if (table.rows() > table.columns()) return exactSum(table.transposed(), limit);
    if (table.columns() == 2) return twoByTwo(table);
    if (table.rows() > 2) return exactManyRows(table, limit);
    std::vector<std::uint64_t> first;
    for (std::size_t c = 0; c < table.columns(); ++c) first.push_back(table.at(0, c));
    return exactTwoRows(first, table.columnTotals(), limit);
}

ExactTest byMonteCarlo(const CrossTable& table, const ExactTestLimits& limits) {
    RandomTables tables(table);
    Random random(limits.seed);
    const double threshold = tables.observed() - std::log(TieFactor);
    constexpr std::uint32_t AtOnce = 512;
    std::vector<double> sums;
    std::uint32_t light = 0;
    for (std::uint32_t drawn = 0; drawn < limits.draws; drawn += AtOnce) {
        sums.resize(std::min(AtOnce, limits.draws - drawn));
        tables.draw(random, sums);
        for (const double sum : sums)
            if (sum >= threshold) ++light;
    }
    const double draws = limits.draws;
    const double p = (1 + static_cast<double>(light)) / (draws + 1);
    return {p, true, limits.draws, limits.seed, std::sqrt(p * (1 - p) / draws)};
}

}  // namespace

std::optional<ExactTest> exactTest(const CrossTable& whole, const ExactTestLimits& limits) {
    const CrossTable table = whole.withoutEmptyLines();
    if (!hasTwoLines(table)) return std::nullopt;
    if (const auto p = exactSum(table, limits.states)) return ExactTest{*p};
    return byMonteCarlo(table, limits);
}

std::optional<ExactTest> monteCarloTest(const CrossTable& whole, const ExactTestLimits& limits) {
    const CrossTable table = whole.withoutEmptyLines();
    if (!hasTwoLines(table)) return std::nullopt;
    return byMonteCarlo(table, limits);
}

std::optional<OneSidedTest> oneSidedExactTest(const CrossTable& table) {
    if (table.rows() != 2 || table.columns() != 2 || table.withoutEmptyLines() != table) return std::nullopt;
    const Weights weights = firstCell(table).weights();
    const double all = weights.sum();
    return OneSidedTest{std::clamp(weights.sumTo(table.at(0, 0)) / all, SmallestP, 1.0),
                        std::clamp(weights.sumFrom(table.at(0, 0)) / all, SmallestP, 1.0)};
}

}  // namespace coder::analysis
