// Random numbers that are the same on every machine: the standard fixes the engine, not the distributions.
#pragma once

#include <cstdint>
#include <random>

namespace coder::analysis {

using Random = std::mt19937_64;

/// A whole number from 0 to `bound` - 1, each equally likely; `bound` above 0.
inline std::uint64_t below(Random& random, std::uint64_t bound) {
    // What is left over at the end of the range would favour small numbers.
    const std::uint64_t leftOver = (0 - bound) % bound;
    std::uint64_t value = random();
    while (value < leftOver) value = random();
    return value % bound;
}

/// A number of [0, 1), a multiple of 2^-53.
inline double uniform(Random& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

}  // namespace coder::analysis
