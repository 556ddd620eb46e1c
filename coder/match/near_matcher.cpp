// Chains of occurrences, built from left to right: a chain is known by the phrases it has and the occurrence it ends with. Of
// chains alike in both only one is kept, since how one goes on depends on nothing else. At most 2^8 sets of phrases.
#include "coder/match/near_matcher.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace coder::match {

namespace {

struct Occurrence {
    WordRange words;
    std::uint32_t phrase = 0;
};

struct Chain {
    std::uint32_t phrases = 0;  ///< One bit each.
    std::size_t last = 0;       ///< Index of the occurrence it ends with.
    std::optional<std::size_t> before;
    std::uint32_t begin = 0;
};

class NearSearch {
public:
    NearSearch(const CompiledNear& near, std::vector<Occurrence> occurrences)
        : near_(near), occurrences_(std::move(occurrences)), endingWith_(occurrences_.size()) {
        for (const Occurrence& occurrence : occurrences_)
            longest_ = std::max(longest_, occurrence.words.end - occurrence.words.begin);
    }

    /// The first complete chain among occurrences that begin at `from` or later.
    std::optional<NearMatch> first(std::uint32_t from) {
        chains_.clear();
        for (auto& list : endingWith_) list.clear();
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < occurrences_.size(); ++i) {
            if (occurrences_[i].words.begin < from) continue;
            // An occurrence that begins behind the best end can't make a chain that ends sooner.
            if (best && occurrences_[i].words.begin >= end(*best)) break;
            extendTo(i);
            for (const std::size_t chain : endingWith_[i])
                if (chains_[chain].phrases == all() && (!best || isBetter(chain, *best))) best = chain;
        }
        if (!best) return std::nullopt;
        return unrolled(*best);
    }

private:
    std::uint32_t all() const { return (1U << near_.phrases.size()) - 1U; }
    std::uint32_t end(std::size_t chain) const { return occurrences_[chains_[chain].last].words.end; }

    bool isBetter(std::size_t a, std::size_t b) const {
        if (end(a) != end(b)) return end(a) < end(b);
        return chains_[a].begin > chains_[b].begin;
    }

    void extendTo(std::size_t i) {
        const Occurrence& here = occurrences_[i];
        const std::uint32_t bit = 1U << here.phrase;
        if (!near_.ordered || here.phrase == 0) keep({bit, i, std::nullopt, here.words.begin});
        for (std::size_t j = i; j-- > 0;) {
            const WordRange before = occurrences_[j].words;
            if (here.words.begin - before.begin > near_.within + longest_) break;
            if (before.end > here.words.begin || here.words.begin - before.end > near_.within) continue;
            for (const std::size_t chain : endingWith_[j]) {
                const Chain& old = chains_[chain];
                if ((old.phrases & bit) != 0) continue;
                if (near_.ordered && old.phrases != bit - 1U) continue;
                keep({old.phrases | bit, i, chain, old.begin});
            }
        }
    }

    void keep(const Chain& chain) {
        std::vector<std::size_t>& list = endingWith_[chain.last];
        const auto same = std::find_if(list.begin(), list.end(), [&](std::size_t other) {
            return chains_[other].phrases == chain.phrases;
        });
        if (same != list.end() && chains_[*same].begin >= chain.begin) return;
        chains_.push_back(chain);
        if (same != list.end())
            *same = chains_.size() - 1;
        else
            list.push_back(chains_.size() - 1);
    }

    NearMatch unrolled(std::size_t chain) const {
        NearMatch match;
        for (std::optional<std::size_t> at = chain; at; at = chains_[*at].before)
            match.push_back(occurrences_[chains_[*at].last].words);
        std::reverse(match.begin(), match.end());
        return match;
    }

    const CompiledNear& near_;
    std::vector<Occurrence> occurrences_;
    std::uint32_t longest_ = 0;  ///< In words.
    std::vector<Chain> chains_;
    std::vector<std::vector<std::size_t>> endingWith_;
};

}  // namespace

void findNear(const CompiledNear& near, const PhraseMatcher& matcher, WordRange range, std::vector<NearMatch>& matches) {
    std::vector<Occurrence> occurrences;
    std::vector<WordRange> found;
    for (std::uint32_t phrase = 0; phrase < near.phrases.size(); ++phrase) {
        found.clear();
        matcher.findAll(near.phrases[phrase], range, found);
        if (found.empty()) return;
        for (const WordRange words : found) occurrences.push_back({words, phrase});
    }
    std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence& a, const Occurrence& b) {
        return a.words != b.words ? a.words < b.words : a.phrase < b.phrase;
    });
    NearSearch search(near, std::move(occurrences));
    std::uint32_t from = range.begin;
    while (auto match = search.first(from)) {
        from = match->back().end;
        matches.push_back(std::move(*match));
    }
}

}  // namespace coder::match
