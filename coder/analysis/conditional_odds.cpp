#include "coder/analysis/conditional_odds.h"

#include <cmath>
#include <limits>

namespace coder::analysis {

double rootOfRising(const std::function<double(double)>& function) {
    double low = 0;
    double high = 0;
    if (function(0) < 0)
        for (double step = 1; function(high) < 0; step *= 2) low = high, high += step;
    else
        for (double step = 1; function(low) > 0; step *= 2) high = low, low -= step;
    while (high - low > 1e-12 * (1 + std::abs(low))) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) break;
        (function(middle) < 0 ? low : high) = middle;
    }
    return low + (high - low) / 2;
}

double conditionalOddsRatio(const std::vector<Hypergeometric>& tables, std::uint64_t sum) {
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    for (const Hypergeometric& table : tables) {
        least += table.low();
        most += table.high();
    }
    if (sum <= least) return 0;
    if (sum >= most) return std::numeric_limits<double>::infinity();
    return std::exp(rootOfRising([&](double logRatio) {
        double expected = 0;
        for (const Hypergeometric& table : tables) expected += table.weights(logRatio, 1e-20).mean();
        return expected - static_cast<double>(sum);
    }));
}

}  // namespace coder::analysis
