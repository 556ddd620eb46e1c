// Words that tell two parts of a corpus apart.
#pragma once

#include <cstdint>
#include <optional>

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

struct Keyness {
    double expectedInTarget = 0;
    double expectedInReference = 0;
    /// The log-likelihood of the two cells: Rayson and Garside 2000, Proc. Workshop on Comparing Corpora, 1-6.
    double twoCellG2 = 0;
    double g2 = 0;  ///< logLikelihoodRatio().
    int sign = 0;   ///< 1 relatively more frequent in the target, -1 less, 0 equally.
    double p = 1;   ///< The chi-square distribution's tail beyond g2, one degree of freedom; for ranking only.
    /// log2 of the ratio of relative frequencies, 0 taken as half an occurrence: Hardie 2014. None if it occurs in
    /// neither.
    std::optional<double> logRatio;
    /// 100 (target's - reference's) / reference's relative frequency: Gabrielatos and Marchi 2012. None if it does not
    /// occur in the reference.
    std::optional<double> percentDifference;
};

/// None where either part is empty.
std::optional<Keyness> keyness(const Frequencies& frequencies);

}  // namespace coder::analysis
