#include "coder/text/alignment.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "coder/text/edit_path.h"

namespace coder::text {

namespace {

/// Tokens in a row that two texts must have in common, per round: what is left between the finds of one round is for
/// the next, in which more is unique since the ranges are small.
constexpr std::array<std::size_t, 4> OrderedRounds{8, 8, 4, 4};
/// The same for passages that stand elsewhere; a shorter row is found again by chance.
constexpr std::array<std::size_t, 2> ReorderedRounds{8, 5};
/// Where the shortest edit path is too long.
constexpr std::array<std::size_t, 2> RewrittenRounds{2, 1};

class Aligner {
public:
    Aligner(const TokenIds& oldIds, const TokenIds& newIds) : oldIds_(oldIds), newIds_(newIds) {
        alignment_.toNew.assign(oldIds.size(), Alignment::None);
        alignment_.toOld.assign(newIds.size(), Alignment::None);
        alignment_.reordered.assign(oldIds.size(), false);
        taken_.ofOld.assign(oldIds.size(), false);
        taken_.ofNew.assign(newIds.size(), false);
    }

    Alignment run() {
        alignInOrder({0, oldIds_.size(), 0, newIds_.size()}, 0);
        for (const std::size_t length : ReorderedRounds) alignReordered(length);
        for (const TokenRanges& gap : gaps()) fill(gap);
        return std::move(alignment_);
    }

private:
    bool canPair(std::size_t oldAt, std::size_t newAt) const {
        return oldIds_[oldAt] == newIds_[newAt] && !taken_.ofOld[oldAt] && !taken_.ofNew[newAt];
    }

    void pair(std::size_t oldAt, std::size_t newAt) {
        alignment_.toNew[oldAt] = static_cast<std::uint32_t>(newAt);
        alignment_.toOld[newAt] = static_cast<std::uint32_t>(oldAt);
        taken_.ofOld[oldAt] = taken_.ofNew[newAt] = true;
    }

    TokenRanges pairEnds(TokenRanges range);
    std::vector<TokenRanges> pairChain(TokenRanges range, std::size_t length, Repeats repeats);
    void alignInOrder(TokenRanges range, std::size_t round);
    void alignReordered(std::size_t length);
    std::vector<TokenRanges> gaps() const;
    void fill(const TokenRanges& gap);
    bool pairShortest(const TokenRanges& gap);

    const TokenIds& oldIds_;
    const TokenIds& newIds_;
    Alignment alignment_;
    TakenTokens taken_;
};

/// Pairs what is equal at both ends, the beginning first: a passage inserted behind another belongs behind its stop.
TokenRanges Aligner::pairEnds(TokenRanges range) {
    while (!range.empty() && canPair(range.oldBegin, range.newBegin)) pair(range.oldBegin++, range.newBegin++);
    while (!range.empty() && canPair(range.oldEnd - 1, range.newEnd - 1)) pair(--range.oldEnd, --range.newEnd);
    return range;
}

/// Pairs the tokens of the heaviest chain of common runs and returns what is left between.
std::vector<TokenRanges> Aligner::pairChain(TokenRanges range, std::size_t length, Repeats repeats) {
    std::vector<TokenRanges> left;
    for (const CommonRun& run : heaviestChain(commonRuns(oldIds_, newIds_, taken_, range, length, repeats))) {
        const std::size_t overlapOld = range.oldBegin - std::min(range.oldBegin, run.oldBegin);
        const std::size_t overlapNew = range.newBegin - std::min(range.newBegin, run.newBegin);
        const std::size_t skip = std::max(overlapOld, overlapNew);
        if (skip >= run.length) continue;
        left.push_back({range.oldBegin, run.oldBegin + skip, range.newBegin, run.newBegin + skip});
        for (std::size_t i = skip; i < run.length; ++i) pair(run.oldBegin + i, run.newBegin + i);
        range.oldBegin = run.oldBegin + run.length;
        range.newBegin = run.newBegin + run.length;
    }
    left.push_back(range);
    return left;
}

void Aligner::alignInOrder(TokenRanges range, std::size_t round) {
    range = pairEnds(range);
    if (range.empty() || round == OrderedRounds.size()) return;
    for (const TokenRanges& left : pairChain(range, OrderedRounds[round], Repeats::PairInOrder))
        alignInOrder(left, round + 1);
}

/// Pairs runs among what is left over, wherever they stand; the longest first.
void Aligner::alignReordered(std::size_t length) {
    std::vector<CommonRun> runs =
        commonRuns(oldIds_, newIds_, taken_, {0, oldIds_.size(), 0, newIds_.size()}, length, Repeats::Leave);
    std::stable_sort(runs.begin(), runs.end(),
                     [](const CommonRun& a, const CommonRun& b) { return a.length > b.length; });
    for (const CommonRun& run : runs)
        for (std::size_t i = 0; i < run.length; ++i) {
            if (!canPair(run.oldBegin + i, run.newBegin + i)) continue;
            pair(run.oldBegin + i, run.newBegin + i);
            alignment_.reordered[run.oldBegin + i] = true;
        }
}

/// What lies between neighbouring pairs in order.
std::vector<TokenRanges> Aligner::gaps() const {
    std::vector<TokenRanges> found;
    TokenRanges gap;
    const auto close = [&](std::size_t oldEnd, std::size_t newEnd) {
        gap.oldEnd = oldEnd;
        gap.newEnd = newEnd;
        if (!gap.empty()) found.push_back(gap);
        gap.oldBegin = oldEnd + 1;
        gap.newBegin = newEnd + 1;
    };
    for (std::size_t i = 0; i < oldIds_.size(); ++i)
        if (alignment_.toNew[i] != Alignment::None && !alignment_.reordered[i]) close(i, alignment_.toNew[i]);
    close(oldIds_.size(), newIds_.size());
    return found;
}

/// The shortest edit path, or, where that is too long, pairs and single words that stand there once.
void Aligner::fill(const TokenRanges& gap) {
    if (pairShortest(gap)) return;
    std::vector<TokenRanges> left{gap};
    for (const std::size_t length : RewrittenRounds) {
        std::vector<TokenRanges> next;
        for (const TokenRanges& range : left)
            if (!range.empty())
                for (const TokenRanges& part : pairChain(range, length, Repeats::Leave)) next.push_back(part);
        left = std::move(next);
    }
    for (const TokenRanges& range : left)
        if (!range.empty()) pairShortest(range);
}

bool Aligner::pairShortest(const TokenRanges& gap) {
    std::vector<std::size_t> oldPlaces;
    std::vector<std::size_t> newPlaces;
    TokenIds oldFree;
    TokenIds newFree;
    for (std::size_t i = gap.oldBegin; i < gap.oldEnd; ++i)
        if (!taken_.ofOld[i]) {
            oldPlaces.push_back(i);
            oldFree.push_back(oldIds_[i]);
        }
    for (std::size_t i = gap.newBegin; i < gap.newEnd; ++i)
        if (!taken_.ofNew[i]) {
            newPlaces.push_back(i);
            newFree.push_back(newIds_[i]);
        }
    const auto pairs = editPath(oldFree, newFree);
    if (!pairs) return false;
    for (const auto& [oldAt, newAt] : *pairs) pair(oldPlaces[oldAt], newPlaces[newAt]);
    return true;
}

}  // namespace

Alignment align(const TokenIds& oldIds, const TokenIds& newIds) { return Aligner(oldIds, newIds).run(); }

}  // namespace coder::text
