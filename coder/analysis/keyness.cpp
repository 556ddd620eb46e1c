#include "coder/analysis/keyness.h"

#include <cmath>

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
    return 2 *
           (term(a, c * in / all) + term(b, d * in / all) + term(c - a, c * out / all) + term(d - b, d * out / all));
}

bool isOverused(const Frequencies& f) {
    return static_cast<double>(f.inTarget) * static_cast<double>(f.reference) >
           static_cast<double>(f.inReference) * static_cast<double>(f.target);
}

}  // namespace coder::analysis
