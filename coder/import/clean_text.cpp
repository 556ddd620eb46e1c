#include "coder/import/clean_text.h"

#include <algorithm>
#include <array>

#include "coder/import/text_lines.h"
#include "coder/text/encoding.h"
#include "coder/text/utf8.h"

namespace coder::import {

namespace {

char32_t lastCodePoint(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text::isContinuationByte(text[at])) --at;
    return text::nextCodePoint(text, at);
}

/// Han, kana and their punctuation: no spaces stand between them.
bool isWithoutSpaces(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF9F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

template <std::size_t N>
void eraseAll(std::string& text, const std::array<std::string_view, N>& marks) {
    for (const std::string_view mark : marks)
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
            text.erase(at, mark.size());
}

}  // namespace

std::string cleaned(std::string_view text) {
    constexpr std::array<std::string_view, 2> Invisible{"\xC2\xAD", "\xEF\xBB\xBF"};
    std::string result(trimmedSpace(text));
    if (text::isAscii(result))
        return result.find('\r') == std::string::npos ? result : text::composed(std::move(result));
    eraseAll(result, Invisible);
    return std::string(trimmedSpace(text::composed(std::move(result))));
}

std::string cleanedName(std::string_view name) {
    // U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069
    constexpr std::array<std::string_view, 11> Direction{"\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA", "\xE2\x80\xAB",
                                                         "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE", "\xE2\x81\xA6",
                                                         "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    std::string result(name);
    eraseAll(result, Direction);
    return cleaned(singleSpaced(result));
}

std::string_view gap(std::string_view before, std::string_view behind) {
    if (before.empty() || behind.empty()) return {};
    std::size_t at = 0;
    return isWithoutSpaces(lastCodePoint(before)) && isWithoutSpaces(text::nextCodePoint(behind, at)) ? "" : " ";
}

std::string joinedLines(std::string_view text) {
    std::string joined;
    std::size_t at = 0;
    std::string_view line;
    while (nextLine(text, at, line)) {
        line = trimmedSpace(line);
        joined += gap(joined, line);
        joined += line;
    }
    return joined;
}

bool endsSentence(std::string_view text) {
    constexpr std::array<std::string_view, 8> Ends{
        ".", "?", "!", "\"", "\xE2\x80\xA6", "\xE2\x80\x9D", "\xE3\x80\x82", "\xEF\xBC\x9F"};
    return std::any_of(Ends.begin(), Ends.end(), [&](auto end) { return text.ends_with(end); });
}

}  // namespace coder::import
