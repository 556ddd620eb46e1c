#include "coder/analysis/keyness.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

namespace {

double term(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

}  // namespace

double logLikelihoodRatio(const Frequencies& f) {
    if (f.target == 0 || f.reference == 0) return 0;
    const auto a = static_cast<double>(f.inTarget);
    const auto b = static_cast<double>(f.inReference);
    const auto c = static_cast<double>(f.target);
    const auto d = static_cast<double>(f.reference);
    const double in = a + b;
    const double out = c + d - in;
    const double all = c + d;
    // Rounding may leave a little less than the 0 of equal shares.
    return std::max(0.0, 2 * (term(a, c * in / all) + term(b, d * in / all) + term(c - a, c * out / all) +
                              term(d - b, d * out / all)));
}

bool isOverused(const Frequencies& f) {
    return static_cast<double>(f.inTarget) * static_cast<double>(f.reference) >
           static_cast<double>(f.inReference) * static_cast<double>(f.target);
}

std::optional<Keyness> keyness(const Frequencies& f) {
    if (f.target == 0 || f.reference == 0) return std::nullopt;
    const auto a = static_cast<double>(f.inTarget);
    const auto b = static_cast<double>(f.inReference);
    const auto c = static_cast<double>(f.target);
    const auto d = static_cast<double>(f.reference);
    Keyness result;
    result.expectedInTarget = c * (a + b) / (c + d);
    result.expectedInReference = d * (a + b) / (c + d);
    result.twoCellG2 = std::max(0.0, 2 * (term(a, result.expectedInTarget) + term(b, result.expectedInReference)));
    result.g2 = logLikelihoodRatio(f);
    result.p = chiSquareUpperTail(result.g2, 1);
    if (a * d != b * c) result.sign = isOverused(f) ? 1 : -1;
    const double half = 0.5;
    if (f.inTarget > 0 || f.inReference > 0)
        result.logRatio = std::log2((a > 0 ? a : half) / c / ((b > 0 ? b : half) / d));
    if (f.inReference > 0) result.percentDifference = 100 * (a / c - b / d) / (b / d);
    return result;
}

}  // namespace coder::analysis
