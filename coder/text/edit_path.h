// The shortest way from one row of numbers to another by insertions and deletions. Internal to this module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace coder::text {

/// Pairs of indices of equal numbers, rising in both, as many as can be (Myers 1986, "An O(ND) difference algorithm").
/// Nothing when that takes more than 512 insertions and deletions or too many steps (64 for each number, and a
/// million).
std::optional<std::vector<std::pair<std::size_t, std::size_t>>> editPath(const std::vector<std::uint32_t>& a,
                                                                         const std::vector<std::uint32_t>& b);

}  // namespace coder::text
