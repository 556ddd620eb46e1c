#include "coder/analysis/cooccurrence.h"

#include "coder/analysis/contingency.h"
#include "coder/analysis/keyness.h"

namespace coder::analysis {

namespace {

std::optional<double> ratio(double part, double whole) {
    if (whole == 0) return std::nullopt;
    return part / whole;
}

}  // namespace

Cooccurrence cooccurrence(const JointCounts& counts) {
    const auto both = static_cast<double>(counts.both);
    const auto first = static_cast<double>(counts.both + counts.firstOnly);
    const auto second = static_cast<double>(counts.both + counts.secondOnly);
    const std::uint64_t withFirst = counts.both + counts.firstOnly;
    const std::uint64_t withoutFirst = counts.secondOnly + counts.neither;
    const auto units = static_cast<double>(withFirst + withoutFirst);
    Cooccurrence result;
    result.jaccard = ratio(both, first + second - both);
    result.dice = ratio(2 * both, first + second);
    if (first > 0 && second > 0) result.lift = both / first * (units / second);
    result.secondGivenFirst = ratio(both, first);
    result.firstGivenSecond = ratio(both, second);
    result.phi = phi(CrossTable({{counts.both, counts.firstOnly}, {counts.secondOnly, counts.neither}}));
    if (result.phi) result.g2 = logLikelihoodRatio({counts.both, counts.secondOnly, withFirst, withoutFirst});
    return result;
}

}  // namespace coder::analysis
