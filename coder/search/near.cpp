// The idea: go through the occurrences from left to right and keep, for every set of phrases, where the rightmost chain
// of exactly these phrases ends. An occurrence can continue those chains whose end lies before it and near enough; of
// all chains with the same phrases the rightmost is the nearest, so the others need not be kept. The same from right to
// left gives the chains that go on behind an occurrence; it is in a whole chain if a set from the left and one from the
// right make all.
#include "coder/search/near.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <numeric>

#include "coder/base/check.h"
#include "coder/search/resolved_query.h"

namespace coder::search {

namespace {

/// Sets of phrases, each a number of MaxNearPhrases bits.
using SetOfSets = std::bitset<std::size_t{1} << MaxNearPhrases>;

struct Range {
    std::size_t bit;  ///< The set of this range's phrase alone.
    std::int64_t first;
    std::int64_t last;
};

std::vector<std::size_t> orderedBy(const std::vector<Range>& ranges, std::int64_t Range::*key) {
    std::vector<std::size_t> order(ranges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return ranges[a].*key < ranges[b].*key; });
    return order;
}

/// For each range the sets of phrases of the chains that end in it.
std::vector<SetOfSets> chainsEndingIn(const std::vector<Range>& ranges, std::size_t sets, std::int64_t within) {
    const std::vector<std::size_t> byFirst = orderedBy(ranges, &Range::first);
    const std::vector<std::size_t> byLast = orderedBy(ranges, &Range::last);
    std::vector<SetOfSets> chains(ranges.size());
    std::vector<std::int64_t> rightmostEnd(sets, std::numeric_limits<std::int64_t>::min());
    std::size_t behind = 0;
    for (const std::size_t at : byFirst) {
        const Range& range = ranges[at];
        for (; ranges[byLast[behind]].last < range.first; ++behind)
            for (std::size_t set = 0; set < sets; ++set)
                if (chains[byLast[behind]][set]) rightmostEnd[set] = ranges[byLast[behind]].last;
        chains[at].set(range.bit);
        for (std::size_t set = 0; set < sets; ++set)
            if ((set & range.bit) == 0 && rightmostEnd[set] >= range.first - 1 - within)
                chains[at].set(set | range.bit);
    }
    return chains;
}

}  // namespace

std::vector<bool> inChains(const std::vector<Occurrence>& occurrences, std::size_t phrases, std::uint32_t within) {
    CODER_CHECK_LE(phrases, MaxNearPhrases);
    const std::size_t sets = std::size_t{1} << phrases;
    std::vector<Range> ranges;
    std::vector<Range> mirrored;
    for (const Occurrence& occurrence : occurrences) {
        const std::size_t bit = std::size_t{1} << occurrence.phrase;
        ranges.push_back({bit, occurrence.first, occurrence.last});
        mirrored.push_back({bit, -std::int64_t{occurrence.last}, -std::int64_t{occurrence.first}});
    }
    const std::vector<SetOfSets> left = chainsEndingIn(ranges, sets, within);
    const std::vector<SetOfSets> right = chainsEndingIn(mirrored, sets, within);
    std::vector<bool> result(occurrences.size(), false);
    for (std::size_t i = 0; i < occurrences.size(); ++i)
        for (std::size_t set = 0; set < sets && !result[i]; ++set)
            result[i] = left[i][set] && right[i][((sets - 1) & ~set) | ranges[i].bit];
    return result;
}

}  // namespace coder::search
