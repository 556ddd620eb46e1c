// How the number of codes grows with the number of interviews.
#pragma once

#include <cstdint>
#include <vector>

#include "coder/analysis/code_sets.h"
#include "coder/analysis/intervals.h"

namespace coder::analysis {

/// By number of interviews, 1 to all. Empty without interviews.
struct CodeAccumulation {
    std::vector<std::uint64_t> observed;  ///< Distinct codes in the order given.
    /// The mean over all orders: Colwell, Mao and Chang 2004, Ecology 85:2717-2727 (Mao Tau).
    std::vector<double> mean;
    /// The standard deviation over all orders of these interviews, exactly, from the chances that two codes are missed
    /// together.
    std::vector<double> sd;
};

CodeAccumulation codeAccumulation(const CodeSets& interviews);

/// The curve over random orders of the interviews, by number of interviews.
struct AccumulationBand {
    std::vector<double> mean;
    std::vector<Interval> band;  ///< The 2.5th and 97.5th percentile, interpolated as quantile() does.
};

inline constexpr std::uint32_t AccumulationOrders = 1000;

/// The same input gives the same band on every machine. `orders` is 1 or more.
AccumulationBand accumulationBand(const CodeSets& interviews, std::uint32_t orders = AccumulationOrders,
                                  std::uint64_t seed = 1);

}  // namespace coder::analysis
