#include "coder/base/nearest_name.h"

#include <algorithm>
#include <array>

#include "coder/base/strings.h"

namespace coder::base {

namespace {

/// Longer names have nothing near them, and their comparison would cost much.
constexpr std::size_t MaxNameLength = 64;

/// The number of changes (Damerau 1964, Commun ACM 7:171-176; each letter changed once at most), in bytes.
std::size_t changes(std::string_view a, std::string_view b) {
    using Row = std::array<std::size_t, MaxNameLength + 1>;
    Row beforeLast{};
    Row last{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        Row row{};
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = asciiLower(a[i - 1]) == asciiLower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool exchanged = i > 1 && j > 1 && asciiLower(a[i - 1]) == asciiLower(b[j - 2]) &&
                                   asciiLower(a[i - 2]) == asciiLower(b[j - 1]);
            if (exchanged) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.size()];
}

}  // namespace

std::optional<std::size_t> nameDistance(std::string_view a, std::string_view b) {
    if (a.size() > MaxNameLength || b.size() > MaxNameLength) return std::nullopt;
    return changes(a, b);
}

std::optional<std::string_view> nearestName(std::string_view name, const std::vector<std::string_view>& known) {
    if (name.size() > MaxNameLength) return std::nullopt;
    std::optional<std::string_view> nearest;
    std::size_t fewest = MaxNameLength;
    for (const std::string_view candidate : known) {
        if (candidate.size() > MaxNameLength) continue;
        const std::size_t count = changes(name, candidate);
        if (count >= fewest || count > (candidate.size() + 2) / 3) continue;
        fewest = count;
        nearest = candidate;
    }
    return nearest;
}

}  // namespace coder::base
