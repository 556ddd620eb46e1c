// What the exact tests take for equally probable, and for nothing.
#pragma once

namespace coder::analysis {

/// A table is a tie when its probability is the observed one times this or less: rounding must not decide.
inline constexpr double TieFactor = 1 + 1e-7;

/// Exact p values below this are given as this: what is smaller is lost in the range of a double.
inline constexpr double SmallestP = 1e-200;

}  // namespace coder::analysis
