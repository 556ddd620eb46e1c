// Chains of occurrences, built from left to right: a chain is known by the phrases it has, and how it may go on depends
// on these and on where it ends alone. So for each set of phrases (at most 2^8) only the best chain that ends near
// enough is wanted: a window that moves with the words, kept as a queue of ever worse and ever later chains. The time
// is at most the product of occurrences and sets, whatever the distance.
#include "coder/match/near_matcher.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <list>
#include <map>
#include <optional>
#include <utility>

#include "coder/codebook/codebook.h"

namespace coder::match {

namespace {

struct Occurrence {
    WordRange words;
    std::uint32_t phrase = 0;
};

static_assert(codebook::MaxNearOperands <= codebook::MaxNearPhrases);

struct Chain {
    std::array<WordRange, codebook::MaxNearPhrases> parts{};
    std::size_t count = 0;

    std::uint32_t end() const { return parts[count - 1].end; }
    /// The order among chains of as many parts: the greater one is the one to take.
    friend bool operator<(const Chain& a, const Chain& b) {
        return std::lexicographical_compare(a.parts.begin(), a.parts.begin() + static_cast<std::ptrdiff_t>(a.count),
                                            b.parts.begin(), b.parts.begin() + static_cast<std::ptrdiff_t>(b.count));
    }
};

/// The best chain of those that ended lately.
class Window {
public:
    /// `chain` ends no sooner than those pushed before.
    void push(const Chain& chain) {
        while (!chains_.empty() && !(chain < chains_.back())) chains_.pop_back();
        chains_.push_back(chain);
    }
    /// The best chain that ends at `end` or later. What ends sooner is forgotten.
    const Chain* best(std::uint32_t end) {
        while (!chains_.empty() && chains_.front().end() < end) chains_.pop_front();
        return chains_.empty() ? nullptr : &chains_.front();
    }
    void clear() { chains_.clear(); }

private:
    std::list<Chain> chains_;
};

class NearSearch {
public:
    /// `occurrences` are sorted by where they begin.
    NearSearch(const CompiledNear& near, std::vector<Occurrence> occurrences)
        : near_(near), occurrences_(std::move(occurrences)), windows_(std::size_t{1} << near.phrases.size()) {}

    /// The first complete chain of occurrences that the ones before have left.
    std::optional<NearMatch> next() {
        ended_.clear();
        for (Window& window : windows_) window.clear();
        std::optional<Chain> best;
        // An occurrence that begins behind the best end can't make a chain that ends sooner.
        for (; next_ < occurrences_.size() && !(best && occurrences_[next_].words.begin >= best->end()); ++next_) {
            moveTo(occurrences_[next_].words.begin);
            extendTo(occurrences_[next_], best);
        }
        if (!best) return std::nullopt;
        return NearMatch(best->parts.begin(), best->parts.begin() + static_cast<std::ptrdiff_t>(best->count));
    }

private:
    std::uint32_t all() const { return (1U << near_.phrases.size()) - 1U; }

    /// Chains that end at `begin` or before can go on there.
    void moveTo(std::uint32_t begin) {
        while (!ended_.empty() && ended_.begin()->first <= begin) {
            for (const auto& [phrases, chain] : ended_.begin()->second) windows_[phrases].push(chain);
            ended_.erase(ended_.begin());
        }
    }

    void extendTo(const Occurrence& here, std::optional<Chain>& best) {
        const std::uint32_t bit = 1U << here.phrase;
        const std::uint32_t earliest = std::max(here.words.begin, near_.within) - near_.within;
        for (std::uint32_t phrases = near_.ordered ? bit - 1U : 0; phrases < all(); ++phrases) {
            if ((phrases & bit) == 0) {
                static constexpr Chain None{};
                const Chain* before = phrases == 0 ? &None : windows_[phrases].best(earliest);
                if (before != nullptr) keep(phrases | bit, *before, here.words, best);
            }
            if (near_.ordered) break;
        }
    }

    void keep(std::uint32_t phrases, Chain chain, WordRange last, std::optional<Chain>& best) {
        chain.parts[chain.count++] = last;
        if (phrases != all())
            ended_[chain.end()].emplace_back(phrases, chain);
        else if (!best || chain.end() < best->end() || (chain.end() == best->end() && *best < chain))
            best = chain;
    }

    const CompiledNear& near_;
    std::vector<Occurrence> occurrences_;
    std::size_t next_ = 0;
    std::vector<Window> windows_;                                                  ///< By set of phrases, one bit each.
    std::map<std::uint32_t, std::vector<std::pair<std::uint32_t, Chain>>> ended_;  ///< By end: what no window has yet.
};

}  // namespace

void findNear(const CompiledNear& near, const PhraseMatcher& matcher, WordRange range,
              std::vector<NearMatch>& matches) {
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
    while (auto match = search.next()) matches.push_back(std::move(*match));
}

}  // namespace coder::match
