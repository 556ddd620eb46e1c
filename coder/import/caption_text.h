// The words of one caption, without the markup of WebVTT and SubRip.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coder::import {

struct Voice {
    std::optional<std::string> speaker;  ///< Of <v Name>.
    std::string text;
};

/// What is said in a caption, a part for each voice tag. Tags that WebVTT and SubRip know (c, i, b, u, v, lang, ruby,
/// rt, font, times) and "{\an8}" are dropped; any other "<" is text. Parts without words are left out.
std::vector<Voice> voicesOf(std::string_view caption);

}  // namespace coder::import
