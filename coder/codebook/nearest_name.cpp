#include "coder/codebook/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace coder::codebook {

namespace {

/// Longer names have nothing near them, and their comparison would cost much.
constexpr std::size_t MaxNameLength = 64;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

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
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool exchanged =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (exchanged) row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.size()];
}

}  // namespace

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

std::string nameRemedy(std::string_view name, const std::vector<std::string_view>& known) {
    const auto nearest = nearestName(name, known);
    return nearest ? fmt::format("did you mean `{}`?", *nearest) : "use " + oneOf(known);
}

std::string oneOf(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace coder::codebook
