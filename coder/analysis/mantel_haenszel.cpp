#include "coder/analysis/mantel_haenszel.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "coder/analysis/conditional_odds.h"
#include "coder/analysis/distributions.h"
#include "coder/analysis/exact_tolerance.h"
#include "coder/analysis/hypergeometric.h"

namespace coder::analysis {

namespace {

bool tellsSomething(const FourCells& cells) {
    return cells.a + cells.b > 0 && cells.c + cells.d > 0 && cells.a + cells.c > 0 && cells.b + cells.d > 0;
}

void estimate(const std::vector<FourCells>& strata, double confidence, MantelHaenszel& result) {
    double r = 0;
    double s = 0;
    double pr = 0;
    double psqr = 0;
    double qs = 0;
    for (const FourCells& cells : strata) {
        const auto a = static_cast<double>(cells.a);
        const auto b = static_cast<double>(cells.b);
        const auto c = static_cast<double>(cells.c);
        const auto d = static_cast<double>(cells.d);
        const double n = a + b + c + d;
        const double p = (a + d) / n;
        const double q = (b + c) / n;
        r += a * d / n;
        s += b * c / n;
        pr += p * a * d / n;
        psqr += p * b * c / n + q * a * d / n;
        qs += q * b * c / n;
    }
    result.oddsRatio = s > 0 ? r / s : std::numeric_limits<double>::infinity();
    if (r == 0 || s == 0) return;
    const double variance = pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s);
    const double factor = std::exp(normalQuantileOfConfidence(confidence) * std::sqrt(variance));
    result.interval = Interval{result.oddsRatio / factor, result.oddsRatio * factor};
}

void testAssociation(const std::vector<FourCells>& strata, MantelHaenszel& result) {
    double difference = 0;
    double variance = 0;
    for (const FourCells& cells : strata) {
        const auto row = static_cast<double>(cells.a + cells.b);
        const auto otherRow = static_cast<double>(cells.c + cells.d);
        const auto column = static_cast<double>(cells.a + cells.c);
        const auto otherColumn = static_cast<double>(cells.b + cells.d);
        const double n = row + otherRow;
        difference += static_cast<double>(cells.a) - row * column / n;
        variance += row / n * otherRow / n * column * otherColumn / (n - 1);
    }
    const auto test = [&](double correction) {
        const double off = std::abs(difference) - correction;
        const double statistic = off * off / variance;
        return TestValue{statistic, chiSquareUpperTail(statistic, 1)};
    };
    result.test = test(0);
    result.correctedTest = test(std::abs(difference) >= 0.5 ? 0.5 : 0);
}

/// The sum of two independent cells.
Weights sumOf(const Weights& a, const Weights& b) {
    Weights sum{a.first + b.first, std::vector<double>(a.values.size() + b.values.size() - 1)};
    for (std::size_t i = 0; i < a.values.size(); ++i)
        for (std::size_t k = 0; k < b.values.size(); ++k) sum.values[i + k] += a.values[i] * b.values[k];
    const double most = *std::max_element(sum.values.begin(), sum.values.end());
    for (double& value : sum.values) value /= most;
    return sum;
}

void testExactly(const std::vector<FourCells>& strata, MantelHaenszel& result) {
    std::vector<Hypergeometric> tables;
    Weights weights{0, {1}};
    std::uint64_t observed = 0;
    for (const FourCells& cells : strata) {
        tables.emplace_back(cells.a + cells.b, cells.a + cells.c, cells.a + cells.b + cells.c + cells.d);
        weights = sumOf(weights, tables.back().weights());
        observed += cells.a;
    }
    result.conditional = conditionalOddsRatio(tables, observed);
    const double threshold = weights.at(observed) * TieFactor;
    double light = 0;
    for (const double weight : weights.values)
        if (weight <= threshold) light += weight;
    result.exactP = std::clamp(light / weights.sum(), SmallestP, 1.0);
}

}  // namespace

std::optional<MantelHaenszel> mantelHaenszel(const std::vector<FourCells>& all, double confidence) {
    std::vector<FourCells> strata;
    std::copy_if(all.begin(), all.end(), std::back_inserter(strata), tellsSomething);
    if (strata.empty()) return std::nullopt;
    MantelHaenszel result;
    estimate(strata, confidence, result);
    testAssociation(strata, result);
    testExactly(strata, result);
    return result;
}

}  // namespace coder::analysis
