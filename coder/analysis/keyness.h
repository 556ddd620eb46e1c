// Words that tell two parts of a corpus apart.
#pragma once

#include <cstdint>

namespace coder::analysis {

/// How often something is in a target and in a reference, and how large these are. Counts, part <= whole.
struct Frequencies {
    std::uint64_t inTarget = 0;
    std::uint64_t inReference = 0;
    std::uint64_t target = 0;
    std::uint64_t reference = 0;
};

/// The log-likelihood ratio G2 of the four cells [in, not in] x [target, reference]: Dunning 1993, Computational
/// Linguistics 19:61-74. Unsigned, without correction; 0 where either part is empty.
double logLikelihoodRatio(const Frequencies& frequencies);

/// True when it is relatively more frequent in the target than in the reference.
bool isOverused(const Frequencies& frequencies);

}  // namespace coder::analysis
