#include "coder/text/common_runs.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace coder::text {

namespace {

constexpr std::size_t FewTokens = std::size_t{1} << 16;
constexpr std::size_t MostLengthening = 64;
constexpr std::uint64_t Multiplier = 0x9E3779B97F4A7C15ULL;

struct Gram {
    std::uint64_t hash;
    std::uint32_t at;

    friend bool operator<(const Gram& a, const Gram& b) { return std::tie(a.hash, a.at) < std::tie(b.hash, b.at); }
};

/// The finishing step of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31U);
}

/// The hashes of all rows of `length` free tokens, sorted. One in eight when `sampled`.
std::vector<Gram> grams(const TokenIds& ids, const std::vector<bool>& taken, std::size_t begin, std::size_t end,
                        std::size_t length, bool sampled) {
    std::uint64_t highest = 1;
    for (std::size_t i = 1; i < length; ++i) highest *= Multiplier;
    std::vector<Gram> found;
    std::uint64_t rolling = 0;
    std::size_t free = 0;
    for (std::size_t at = begin; at < end; ++at) {
        if (free == length) {
            rolling -= highest * (ids[at - length] + 1ULL);
            --free;
        }
        if (taken[at]) {
            rolling = 0;
            free = 0;
            continue;
        }
        rolling = rolling * Multiplier + ids[at] + 1;
        if (++free < length) continue;
        const std::uint64_t hash = mixed(rolling);
        if (!sampled || hash % 8 == 0) found.push_back({hash, static_cast<std::uint32_t>(at + 1 - length)});
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::size_t endOfGroup(const std::vector<Gram>& grams, std::size_t begin) {
    std::size_t end = begin;
    while (end < grams.size() && grams[end].hash == grams[begin].hash) ++end;
    return end;
}

/// Pairs of places with equal hashes, in order of the old text.
std::vector<CommonRun> pairUp(const std::vector<Gram>& oldGrams, const std::vector<Gram>& newGrams, std::size_t length,
                              Repeats repeats) {
    std::vector<CommonRun> pairs;
    for (std::size_t i = 0, j = 0; i < oldGrams.size() && j < newGrams.size();) {
        const std::size_t oldEnd = endOfGroup(oldGrams, i);
        const std::size_t newEnd = endOfGroup(newGrams, j);
        if (oldGrams[i].hash < newGrams[j].hash) {
            i = oldEnd;
        } else if (newGrams[j].hash < oldGrams[i].hash) {
            j = newEnd;
        } else {
            const bool once = oldEnd - i == 1 && newEnd - j == 1;
            if (once || (repeats == Repeats::PairInOrder && oldEnd - i == newEnd - j))
                for (std::size_t k = 0; k < oldEnd - i; ++k)
                    pairs.push_back({oldGrams[i + k].at, newGrams[j + k].at, length});
            i = oldEnd;
            j = newEnd;
        }
    }
    std::sort(pairs.begin(), pairs.end(), [](const CommonRun& a, const CommonRun& b) {
        return std::tie(a.oldBegin, a.newBegin) < std::tie(b.oldBegin, b.newBegin);
    });
    return pairs;
}

class Lengthener {
public:
    Lengthener(const TokenIds& oldIds, const TokenIds& newIds, const TakenTokens& taken, const TokenRanges& ranges)
        : oldIds_(&oldIds), newIds_(&newIds), taken_(&taken), ranges_(ranges) {}

    bool areEqual(const CommonRun& run) const {
        return std::equal(oldIds_->begin() + static_cast<std::ptrdiff_t>(run.oldBegin),
                          oldIds_->begin() + static_cast<std::ptrdiff_t>(run.oldBegin + run.length),
                          newIds_->begin() + static_cast<std::ptrdiff_t>(run.newBegin));
    }

    void lengthen(CommonRun& run) const {
        for (std::size_t i = 0; i < MostLengthening && canPair(run.oldBegin + run.length, run.newBegin + run.length);
             ++i)
            ++run.length;
        for (std::size_t i = 0; i < MostLengthening && run.oldBegin > ranges_.oldBegin &&
                                run.newBegin > ranges_.newBegin && canPair(run.oldBegin - 1, run.newBegin - 1);
             ++i) {
            --run.oldBegin;
            --run.newBegin;
            ++run.length;
        }
    }

private:
    bool canPair(std::size_t oldAt, std::size_t newAt) const {
        return oldAt < ranges_.oldEnd && newAt < ranges_.newEnd && !taken_->ofOld[oldAt] && !taken_->ofNew[newAt] &&
               (*oldIds_)[oldAt] == (*newIds_)[newAt];
    }

    const TokenIds* oldIds_;
    const TokenIds* newIds_;
    const TakenTokens* taken_;
    TokenRanges ranges_;
};

/// True, and `last` grows, when `pair` overlaps or touches it with the same distance between the texts.
bool join(CommonRun& last, const CommonRun& pair) {
    if (pair.newBegin - last.newBegin != pair.oldBegin - last.oldBegin || pair.newBegin < last.newBegin) return false;
    if (pair.oldBegin > last.oldBegin + last.length) return false;
    last.length = std::max(last.length, pair.oldBegin + pair.length - last.oldBegin);
    return true;
}

/// Prefix maxima of weights by rank (Fenwick 1994): the run in which the heaviest chain up to a rank ends.
class HeaviestEnds {
public:
    static constexpr std::size_t None = std::numeric_limits<std::size_t>::max();

    HeaviestEnds(std::size_t ranks, const std::vector<std::uint64_t>& weights)
        : ends_(ranks + 1, None), weights_(&weights) {}

    void add(std::size_t rank, std::size_t run) {
        for (std::size_t at = rank + 1; at < ends_.size(); at += at & (~at + 1))
            if (isHeavier(run, ends_[at])) ends_[at] = run;
    }

    /// Of ranks below `rank`.
    std::size_t heaviestBelow(std::size_t rank) const {
        std::size_t best = None;
        for (std::size_t at = rank; at > 0; at -= at & (~at + 1))
            if (isHeavier(ends_[at], best)) best = ends_[at];
        return best;
    }

private:
    /// Of equally heavy chains the one found first.
    bool isHeavier(std::size_t run, std::size_t than) const {
        if (run == None || than == None) return run != None;
        return (*weights_)[run] != (*weights_)[than] ? (*weights_)[run] > (*weights_)[than] : run < than;
    }

    std::vector<std::size_t> ends_;
    const std::vector<std::uint64_t>* weights_;
};

}  // namespace

std::vector<CommonRun> commonRuns(const TokenIds& oldIds, const TokenIds& newIds, const TakenTokens& taken,
                                  const TokenRanges& ranges, std::size_t length, Repeats repeats) {
    const bool sampled = ranges.oldEnd - ranges.oldBegin > FewTokens && ranges.newEnd - ranges.newBegin > FewTokens;
    const auto oldGrams = grams(oldIds, taken.ofOld, ranges.oldBegin, ranges.oldEnd, length, sampled);
    const auto newGrams = grams(newIds, taken.ofNew, ranges.newBegin, ranges.newEnd, length, sampled);
    const Lengthener lengthener(oldIds, newIds, taken, ranges);
    std::vector<CommonRun> joined;
    for (const CommonRun& pair : pairUp(oldGrams, newGrams, length, repeats))
        if (lengthener.areEqual(pair) && (joined.empty() || !join(joined.back(), pair))) joined.push_back(pair);
    std::vector<CommonRun> runs;
    for (CommonRun& run : joined) {
        lengthener.lengthen(run);
        if (runs.empty() || !join(runs.back(), run)) runs.push_back(run);
    }
    std::sort(runs.begin(), runs.end(), [](const CommonRun& a, const CommonRun& b) {
        return std::tie(a.oldBegin, a.newBegin) < std::tie(b.oldBegin, b.newBegin);
    });
    return runs;
}

std::vector<CommonRun> heaviestChain(const std::vector<CommonRun>& runs) {
    std::vector<std::size_t> places;
    for (const CommonRun& run : runs) places.push_back(run.newBegin);
    std::sort(places.begin(), places.end());
    std::vector<std::uint64_t> weights(runs.size());
    std::vector<std::size_t> before(runs.size(), HeaviestEnds::None);
    HeaviestEnds ends(places.size(), weights);
    std::size_t last = HeaviestEnds::None;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto rank =
            static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), runs[i].newBegin) - places.begin());
        before[i] = ends.heaviestBelow(rank);
        weights[i] = runs[i].length + (before[i] == HeaviestEnds::None ? 0 : weights[before[i]]);
        ends.add(rank, i);
        if (last == HeaviestEnds::None || weights[i] > weights[last]) last = i;
    }
    std::vector<CommonRun> chain;
    for (; last != HeaviestEnds::None; last = before[last]) chain.push_back(runs[last]);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

}  // namespace coder::text
