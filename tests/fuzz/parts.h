// Several parts of a container in one input, so that seeds stay files that can be read.
#pragma once

#include <string_view>
#include <vector>

namespace coder::fuzz {

/// The input, cut at each line "====". At least one part.
inline std::vector<std::string_view> partsOf(std::string_view input) {
    constexpr std::string_view Cut = "\n====\n";
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = input.find(Cut); at != std::string_view::npos; at = input.find(Cut, begin)) {
        parts.push_back(input.substr(begin, at - begin));
        begin = at + Cut.size();
    }
    parts.push_back(input.substr(begin));
    return parts;
}

}  // namespace coder::fuzz
