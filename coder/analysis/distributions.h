// Quantiles and tails of the distributions that tests and intervals need.
#pragma once

namespace coder::analysis {

/// The value that a standard normal variable stays below with probability `p`, 0 < p < 1.
double normalQuantile(double p);

/// The normal distribution's quantile for a two-sided interval: 1.959963984540054 for 0.95.
double normalQuantileOfConfidence(double confidence);

/// The probability that a standard normal variable is further from 0 than |z|, on either side.
double normalTwoSided(double z);

/// The probability that a chi-square variable with `df` >= 1 degrees of freedom is `statistic` >= 0 or more.
double chiSquareUpperTail(double statistic, double df);

/// The value that a Beta(a, b) variable stays below with probability `p`; a, b > 0, 0 <= p <= 1.
double betaQuantile(double p, double a, double b);

}  // namespace coder::analysis
