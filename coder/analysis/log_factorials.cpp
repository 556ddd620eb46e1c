#include "coder/analysis/log_factorials.h"

#include <cmath>

namespace coder::analysis {

double logFactorial(std::uint64_t n) {
    if (n <= 20) {
        std::uint64_t product = 1;
        for (std::uint64_t i = 2; i <= n; ++i) product *= i;
        return std::log(static_cast<double>(product));
    }
    // Stirling's series; the first term left out is below 1e-14 from 21 on.
    constexpr double HalfLogTwoPi = 0.91893853320467274178;
    const auto x = static_cast<double>(n);
    const double inverse = 1 / x;
    const double square = inverse * inverse;
    const double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square / 1680)));
    return (x + 0.5) * std::log(x) - x + HalfLogTwoPi + series;
}

std::vector<double> logFactorials(std::uint64_t n) {
    std::vector<double> values(n + 1);
    for (std::uint64_t i = 0; i <= n; ++i) values[i] = logFactorial(i);
    return values;
}

}  // namespace coder::analysis
