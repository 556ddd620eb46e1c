#include "coder/analysis/distributions.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace coder::analysis {

namespace {

// No long double: its width differs between machines.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

constexpr double RootOfTwo = 1.4142135623730950488;

}  // namespace

double normalQuantile(double p) { return -RootOfTwo * boost::math::erfc_inv(2 * p, Plain()); }

double normalQuantileOfConfidence(double confidence) {
    return RootOfTwo * boost::math::erfc_inv(1 - confidence, Plain());
}

double normalTwoSided(double z) { return std::erfc(std::abs(z) / RootOfTwo); }

double chiSquareUpperTail(double statistic, double df) {
    if (statistic <= 0) return 1;
    // With one degree of freedom it is a squared normal variable; this holds its digits far out.
    if (df == 1) return normalTwoSided(std::sqrt(statistic));
    return boost::math::gamma_q(df / 2, statistic / 2, Plain());
}

double betaQuantile(double p, double a, double b) { return boost::math::ibeta_inv(a, b, p, Plain()); }

}  // namespace coder::analysis
