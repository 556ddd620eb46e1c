// Lines and edges of texts, for the readers of this module.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace coder::import {

inline constexpr std::string_view AsciiSpace = " \t\n\v\f\r";

/// Without ASCII white space and no-break spaces at its edges.
inline std::string_view trimmedSpace(std::string_view text) {
    constexpr std::string_view NoBreak = "\xC2\xA0";
    for (;;) {
        const std::size_t begin = std::min(text.find_first_not_of(AsciiSpace), text.size());
        text.remove_prefix(begin);
        text = text.substr(0, text.find_last_not_of(AsciiSpace) + 1);
        if (text.starts_with(NoBreak))
            text.remove_prefix(NoBreak.size());
        else if (text.ends_with(NoBreak))
            text.remove_suffix(NoBreak.size());
        else
            return text;
    }
}

/// The line at `at` without its line feed; `at` moves behind it. False at the end.
inline bool nextLine(std::string_view text, std::size_t& at, std::string_view& line) {
    if (at >= text.size()) return false;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    line = text.substr(at, end - at);
    at = end + 1;
    return true;
}

/// With every run of white space made one space.
inline std::string singleSpaced(std::string_view text) {
    std::string result;
    for (const char c : trimmedSpace(text)) {
        if (AsciiSpace.find(c) == std::string_view::npos)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

}  // namespace coder::import
