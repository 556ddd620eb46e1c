#include "coder/analysis/odds_ratio.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "coder/analysis/conditional_odds.h"
#include "coder/analysis/distributions.h"
#include "coder/analysis/exact_test.h"
#include "coder/analysis/hypergeometric.h"

namespace coder::analysis {

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();

struct LogRatio {
    double ratio = 0;
    double error = 0;
    Interval interval;
};

/// Of cells above 0.
LogRatio logRatio(double a, double b, double c, double d, double z) {
    const double ratio = a * d / (b * c);
    const double error = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return {ratio, error, {ratio * std::exp(-z * error), ratio * std::exp(z * error)}};
}

double midP(const Hypergeometric& margins, std::uint64_t a) {
    const Weights weights = margins.weights();
    const double half = weights.at(a) / 2;
    return 2 * std::min(weights.sumTo(a) - half, weights.sumFrom(a) - half) / weights.sum();
}

Interval exactInterval(const Hypergeometric& margins, std::uint64_t a, double tail) {
    Interval interval{0, Infinity};
    if (a != margins.low())
        interval.low = std::exp(rootOfRising([&](double logRatio) {
            const Weights weights = margins.weights(logRatio, 1e-20);
            return weights.sumFrom(a) / weights.sum() - tail;
        }));
    if (a != margins.high())
        interval.high = std::exp(rootOfRising([&](double logRatio) {
            const Weights weights = margins.weights(logRatio, 1e-20);
            return tail - weights.sumTo(a) / weights.sum();
        }));
    return interval;
}

}  // namespace

OddsRatio oddsRatio(const FourCells& cells, double confidence) {
    const double z = normalQuantileOfConfidence(confidence);
    const auto a = static_cast<double>(cells.a);
    const auto b = static_cast<double>(cells.b);
    const auto c = static_cast<double>(cells.c);
    const auto d = static_cast<double>(cells.d);
    OddsRatio ratio;
    if (b * c > 0)
        ratio.sample = a * d / (b * c);
    else if (a * d > 0)
        ratio.sample = Infinity;
    if (a * d > 0 && b * c > 0) {
        const LogRatio woolf = logRatio(a, b, c, d, z);
        ratio.logError = woolf.error;
        ratio.interval = woolf.interval;
    }
    const LogRatio haldane = logRatio(a + 0.5, b + 0.5, c + 0.5, d + 0.5, z);
    ratio.haldane = haldane.ratio;
    ratio.haldaneInterval = haldane.interval;
    const auto test = exactTest(CrossTable({{cells.a, cells.b}, {cells.c, cells.d}}));
    if (!test) return ratio;
    ratio.p = test->p;
    const Hypergeometric margins(cells.a + cells.b, cells.a + cells.c, cells.a + cells.b + cells.c + cells.d);
    ratio.midP = midP(margins, cells.a);
    ratio.conditional = conditionalOddsRatio({margins}, cells.a);
    ratio.exactInterval = exactInterval(margins, cells.a, (1 - confidence) / 2);
    return ratio;
}

}  // namespace coder::analysis
