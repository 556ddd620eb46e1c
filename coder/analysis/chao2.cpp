#include "coder/analysis/chao2.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

namespace {

/// Variances for codes seen twice and for none of them: Chao 1987; Colwell and others 2012, J Plant Ecol 5:3-21.
double variance(double factor, double q1, double q2, double estimate) {
    if (q2 > 0) {
        const double r = q1 / q2;
        return q2 * (factor / 2 * r * r + factor * factor * r * r * r + factor * factor / 4 * r * r * r * r);
    }
    const double square = factor * factor;
    return factor * q1 * (q1 - 1) / 2 + square * q1 * (2 * q1 - 1) * (2 * q1 - 1) / 4 -
           square * q1 * q1 * q1 * q1 / (4 * estimate);
}

double coverage(double interviews, double q1, double q2, double occurrences) {
    const double once = q2 > 0 ? (interviews - 1) * q1 : (interviews - 1) * (q1 - 1);
    const double twice = q2 > 0 ? 2 * q2 : 2;
    return q1 == 0 ? 1 : 1 - q1 / occurrences * (once / (once + twice));
}

}  // namespace

Chao2 chao2(std::uint64_t interviews, const std::vector<std::uint64_t>& counts, double confidence) {
    Chao2 result;
    double occurrences = 0;
    for (const std::uint64_t count : counts) {
        if (count > 0) ++result.observed;
        if (count == 1) ++result.once;
        if (count == 2) ++result.twice;
        occurrences += static_cast<double>(count);
    }
    if (interviews == 0) return result;
    const auto m = static_cast<double>(interviews);
    const auto seen = static_cast<double>(result.observed);
    const auto q1 = static_cast<double>(result.once);
    const auto q2 = static_cast<double>(result.twice);
    const double factor = (m - 1) / m;
    const double unseen = factor * (q2 > 0 ? q1 * q1 / (2 * q2) : q1 * (q1 - 1) / 2) + 0.0;
    result.unseen = unseen;
    result.estimate = seen + unseen;
    result.corrected = seen + factor * q1 * (q1 - 1) / (2 * (q2 + 1));
    if (occurrences > 0) result.coverage = coverage(m, q1, q2, occurrences);
    if (q1 == 0) return result;
    const double spread = std::max(0.0, variance(factor, q1, q2, *result.estimate));
    result.standardError = std::sqrt(spread);
    if (unseen > 0) {
        const double z = normalQuantileOfConfidence(confidence);
        const double ratio = std::exp(z * std::sqrt(std::log1p(spread / (unseen * unseen))));
        result.interval = Interval{seen + unseen / ratio, seen + unseen * ratio};
    }
    return result;
}

std::vector<std::uint64_t> interviewsPerCode(const CodeSets& interviews) {
    std::map<std::uint32_t, std::uint64_t> counts;
    for (const auto& interview : normalized(interviews))
        for (const std::uint32_t code : interview) ++counts[code];
    std::vector<std::uint64_t> values;
    for (const auto& [code, count] : counts) values.push_back(count);
    return values;
}

}  // namespace coder::analysis
