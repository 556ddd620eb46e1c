// What somebody probably meant to write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/base/nearest_name.h"

namespace coder::codebook {

using base::nearestName;

/// The remedy for a name that is not known: "did you mean `phrase`?", or the names there are.
std::string nameRemedy(std::string_view name, const std::vector<std::string_view>& known);

/// "a", "a or b", "a, b or c".
std::string oneOf(const std::vector<std::string_view>& names);

}  // namespace coder::codebook
