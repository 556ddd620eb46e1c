// How many codes there are that no interview has shown yet.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "coder/analysis/code_sets.h"
#include "coder/analysis/intervals.h"

namespace coder::analysis {

/// All but the three counts: none without interviews.
struct Chao2 {
    std::uint64_t observed = 0;       ///< Codes seen.
    std::uint64_t once = 0;           ///< In exactly one interview.
    std::uint64_t twice = 0;          ///< In exactly two.
    std::optional<double> estimate;   ///< A lower bound of the number of codes: Chao 1987, Biometrics 43:783-791.
    std::optional<double> corrected;  ///< The bias-corrected form.
    std::optional<double> unseen;     ///< estimate - observed.
    /// Of the estimate; none where no code is in one interview only.
    std::optional<double> standardError;
    /// Log-normal, Chao 1987; none where `unseen` is 0.
    std::optional<Interval> interval;
    /// The share of code occurrences that belong to codes already seen, 0..1: Chao and Jost 2012, Ecology 93:2533-2547.
    /// None without codes.
    std::optional<double> coverage;
};

/// `counts` has, for every code, the number of interviews that have it; zeros are left out.
Chao2 chao2(std::uint64_t interviews, const std::vector<std::uint64_t>& counts, double confidence = DefaultConfidence);

/// The number of interviews that have each code, in no particular order of the codes; only codes that occur.
std::vector<std::uint64_t> interviewsPerCode(const CodeSets& interviews);

}  // namespace coder::analysis
