// Comparisons of short texts that several modules need. For words of transcripts see text/word_forms.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace coder::base {

inline char asciiLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

/// Equal but for the case of ASCII letters.
inline bool equalIgnoringCase(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return asciiLower(x) == asciiLower(y); });
}

/// Without the spaces and tabs at both ends.
inline std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(" \t") + 1 - begin));
}

/// The parts with `separator` between.
template <class Parts>
std::string join(const Parts& parts, std::string_view separator) {
    std::string joined;
    bool first = true;
    for (const auto& part : parts) {
        if (!first) joined += separator;
        joined += part;
        first = false;
    }
    return joined;
}

}  // namespace coder::base
