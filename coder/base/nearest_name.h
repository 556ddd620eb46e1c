// Which of the known names somebody probably meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace coder::base {

/// The number of changes that make one name of the other: a letter added, left out, replaced, or two neighbours
/// exchanged; upper and lower case of A-Z are the same. Counted in bytes. Nothing for names of more than 64 bytes.
std::optional<std::size_t> nameDistance(std::string_view a, std::string_view b);

/// The name that is fewest changes away from `name` (a letter added, left out, replaced, or two neighbours exchanged;
/// upper and lower case of A-Z are the same), the first of several; nothing when every one would need more changes than
/// a third of its letters.
std::optional<std::string_view> nearestName(std::string_view name, const std::vector<std::string_view>& known);

}  // namespace coder::base
