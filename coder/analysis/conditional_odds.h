// The odds ratio that fits first cells best, given the margins.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "coder/analysis/hypergeometric.h"

namespace coder::analysis {

/// The logarithm x of an odds ratio at which a function that rises with it is 0, to 1e-12; it must change its sign.
double rootOfRising(const std::function<double(double)>& function);

/// The odds ratio, common to 2 x 2 tables, at which their first cells are expected to add up to `sum`: the conditional
/// maximum likelihood estimate, Birch 1964, J R Stat Soc B 26:313-324. 0 or infinite where `sum` is as small or as
/// large as it can be; not defined (0) where it can be only one value.
double conditionalOddsRatio(const std::vector<Hypergeometric>& tables, std::uint64_t sum);

}  // namespace coder::analysis
