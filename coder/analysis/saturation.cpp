#include "coder/analysis/saturation.h"

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace coder::analysis {

std::vector<std::uint64_t> newCodes(const CodeSets& interviews) {
    std::unordered_set<std::uint32_t> seen;
    std::vector<std::uint64_t> counts;
    for (const auto& interview : interviews) {
        const std::size_t before = seen.size();
        seen.insert(interview.begin(), interview.end());
        counts.push_back(seen.size() - before);
    }
    return counts;
}

Saturation saturation(const std::vector<std::uint64_t>& newPerInterview, const SaturationRule& rule) {
    Saturation result;
    const std::uint64_t interviews = newPerInterview.size();
    const auto at = [&](std::uint64_t interview) {
        return newPerInterview.begin() + static_cast<std::ptrdiff_t>(interview);
    };
    result.baseCodes = std::accumulate(at(0), at(std::min(rule.base, interviews)), std::uint64_t{0});
    if (rule.run == 0 || rule.base >= interviews) return result;
    for (std::uint64_t before = rule.base; rule.run <= interviews - before; ++before) {
        SaturationRun run{before + 1, before + rule.run, 0, std::nullopt};
        run.newCodes = std::accumulate(at(before), at(before + rule.run), std::uint64_t{0});
        // Division rounds to the nearest, so that 1/20 is what 0.05 is.
        if (result.baseCodes > 0) run.ratio = static_cast<double>(run.newCodes) / static_cast<double>(result.baseCodes);
        if (run.ratio && *run.ratio <= rule.threshold && !result.reachedAt) {
            result.reachedAt = before;
            result.confirmedAt = run.last;
        }
        result.runs.push_back(run);
    }
    return result;
}

}  // namespace coder::analysis
