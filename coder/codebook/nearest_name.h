// What somebody probably meant to write.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coder::codebook {

/// The name that is fewest changes away from `name` (a letter added, left out, replaced, or two neighbours exchanged;
/// upper and lower case of A-Z are the same), the first of several; nothing when every one would need more changes than
/// a third of its letters.
std::optional<std::string_view> nearestName(std::string_view name, const std::vector<std::string_view>& known);

/// The remedy for a name that is not known: "did you mean `phrase`?", or the names there are.
std::string nameRemedy(std::string_view name, const std::vector<std::string_view>& known);

/// "a", "a or b", "a, b or c".
std::string oneOf(const std::vector<std::string_view>& names);

}  // namespace coder::codebook
