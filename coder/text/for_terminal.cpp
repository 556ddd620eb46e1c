#include "coder/text/for_terminal.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::text {

namespace {

constexpr std::string_view HarmlessCharacter = "\xEF\xBF\xBD";

bool isControl(char32_t c) { return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F); }

bool isEmbedding(char32_t c) { return (c >= 0x202A && c <= 0x202C) || (c >= 0x2066 && c <= 0x2069); }

void append(std::string& result, std::string_view valid) {
    for (std::size_t at = 0; at < valid.size();) {
        const std::size_t begin = at;
        const char32_t c = nextCodePoint(valid, at);
        if (isControl(c))
            result += HarmlessCharacter;
        else if (c == 0x202D || c == 0x202E)
            result += c == 0x202D ? "[U+202D]" : "[U+202E]";
        else if (!isEmbedding(c))
            result += valid.substr(begin, at - begin);
    }
}

}  // namespace

std::string forTerminal(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return (c >= ' ' && c < '\x7F') || c == '\n'; }))
        return std::string(text);
    std::string result;
    while (!text.empty()) {
        const std::size_t valid = firstInvalidUtf8(text);
        append(result, text.substr(0, valid));
        if (valid == text.size()) break;
        result += HarmlessCharacter;
        text.remove_prefix(valid + 1);
    }
    return result;
}

}  // namespace coder::text
