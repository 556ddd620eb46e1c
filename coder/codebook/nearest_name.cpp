#include "coder/codebook/nearest_name.h"

#include <fmt/format.h>

namespace coder::codebook {

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
