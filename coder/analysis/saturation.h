// When new interviews stop bringing new codes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "coder/analysis/code_sets.h"

namespace coder::analysis {

/// How many codes each interview is the first to have, in the order of data collection.
std::vector<std::uint64_t> newCodes(const CodeSets& interviews);

/// The rule that says when enough interviews have been done.
struct SaturationRule {
    std::uint64_t base = 4;   ///< Interviews whose codes new ones are compared with.
    std::uint64_t run = 2;    ///< Consecutive interviews looked at together; 1 or more.
    double threshold = 0.05;  ///< New codes as a share of the base's, 0..1; 0 asks for none at all.
};

struct SaturationRun {
    std::uint64_t first = 0;  ///< The interviews' numbers, from 1.
    std::uint64_t last = 0;
    std::uint64_t newCodes = 0;
    std::optional<double> ratio;  ///< To the codes of the base; none where these are none.

    friend bool operator==(const SaturationRun&, const SaturationRun&) = default;
};

struct Saturation {
    std::uint64_t baseCodes = 0;
    std::vector<SaturationRun> runs;  ///< All of them, one after each interview from the base on.
    /// The last interview before the first run at or below the threshold, and the last one of that run. None where
    /// there is no such run.
    std::optional<std::uint64_t> reachedAt, confirmedAt;
};

/// Guest, Namey and Chen 2020, PLoS ONE 15(5):e0232076. `newPerInterview` is as newCodes() gives it. Says when codes
/// stop being new, not when their meaning is understood.
Saturation saturation(const std::vector<std::uint64_t>& newPerInterview, const SaturationRule& rule = {});

}  // namespace coder::analysis
