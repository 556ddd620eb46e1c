#include "coder/text/edit_path.h"

#include <algorithm>

namespace coder::text {

namespace {

constexpr std::ptrdiff_t MostEdits = 512;

using Index = std::ptrdiff_t;
using Numbers = std::vector<std::uint32_t>;

/// Per number of edits d: how far in `a` each diagonal -d, -d+2 .. d was reached, at index (diagonal + d) / 2.
using Reached = std::vector<std::vector<Index>>;

/// Where a path with `d` edits enters diagonal `k`, given those with one edit less: by an insertion or a deletion.
bool comesByInsertion(const std::vector<Index>& before, Index d, Index k) {
    if (k == -d) return true;
    if (k == d) return false;
    const auto lower = static_cast<std::size_t>((k - 1 + d - 1) / 2);
    return before[lower] < before[lower + 1];
}

Index entry(const std::vector<Index>& before, Index d, Index k) {
    const auto from = static_cast<std::size_t>(((comesByInsertion(before, d, k) ? k + 1 : k - 1) + d - 1) / 2);
    return comesByInsertion(before, d, k) ? before[from] : before[from] + 1;
}

class Search {
public:
    Search(const Numbers& a, const Numbers& b)
        : a_(&a),
          b_(&b),
          aSize_(static_cast<Index>(a.size())),
          bSize_(static_cast<Index>(b.size())),
          steps_(64 * (aSize_ + bSize_) + 1'000'000) {}

    /// True when the end was reached.
    bool run() {
        if (std::abs(aSize_ - bSize_) > MostEdits) return false;
        for (Index d = 0; d <= MostEdits && steps_ > 0; ++d) {
            reached_.emplace_back(static_cast<std::size_t>(d) + 1);
            for (Index k = -d; k <= d; k += 2)
                if (advance(d, k)) return true;
        }
        return false;
    }

    std::vector<std::pair<std::size_t, std::size_t>> pairs() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        Index x = aSize_;
        Index k = aSize_ - bSize_;
        for (auto d = static_cast<Index>(reached_.size()) - 1; d >= 0; --d) {
            const auto& before = reached_[static_cast<std::size_t>(std::max<Index>(d - 1, 0))];
            const Index begin = d == 0 ? 0 : entry(before, d, k);
            for (; x > begin; --x) found.emplace_back(x - 1, x - 1 - k);
            if (d == 0) break;
            const bool insertion = comesByInsertion(before, d, k);
            k += insertion ? 1 : -1;
            x = insertion ? x : x - 1;
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

private:
    bool advance(Index d, Index k) {
        Index x = d == 0 ? 0 : entry(reached_[static_cast<std::size_t>(d) - 1], d, k);
        const Index begin = x;
        while (x < aSize_ && x - k < bSize_ && x - k >= 0 &&
               (*a_)[static_cast<std::size_t>(x)] == (*b_)[static_cast<std::size_t>(x - k)])
            ++x;
        steps_ -= x - begin + 1;
        reached_.back()[static_cast<std::size_t>((k + d) / 2)] = x;
        return x >= aSize_ && x - k >= bSize_;
    }

    const Numbers* a_;
    const Numbers* b_;
    Index aSize_;
    Index bSize_;
    Index steps_;
    Reached reached_;
};

}  // namespace

std::optional<std::vector<std::pair<std::size_t, std::size_t>>> editPath(const Numbers& a, const Numbers& b) {
    Search search(a, b);
    if (!search.run()) return std::nullopt;
    return search.pairs();
}

}  // namespace coder::text
