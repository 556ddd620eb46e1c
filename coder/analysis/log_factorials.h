// Logarithms of factorials.
#pragma once

#include <cstdint>
#include <vector>

namespace coder::analysis {

/// ln(n!), to 1e-15 of its value.
double logFactorial(std::uint64_t n);

/// ln(0!) .. ln(n!).
std::vector<double> logFactorials(std::uint64_t n);

}  // namespace coder::analysis
