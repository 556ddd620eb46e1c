#include "coder/text/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace coder::text {

std::size_t firstNonAscii(std::string_view text) {
    constexpr std::uint64_t HighBits = 0x8080808080808080ULL;
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t chunk = 0;
        std::memcpy(&chunk, text.data() + at, sizeof chunk);
        if ((chunk & HighBits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}

std::size_t firstInvalidUtf8(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = 0;
    while ((at += firstNonAscii(text.substr(at))) < text.size()) {
        // ICU's macros take signed 32-bit lengths; a window of a few bytes is all that one character needs.
        const auto window = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
        std::int32_t used = 0;
        UChar32 character = 0;
        U8_NEXT(bytes + at, used, window, character);
        if (character < 0) return at;
        at += static_cast<std::size_t>(used);
    }
    return text.size();
}

char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t next = at;
    UChar32 character = 0;
    U8_NEXT_UNSAFE(bytes, next, character);
    at = next;
    return static_cast<char32_t>(character);
}

std::size_t countCodePoints(std::string_view text) {
    const auto continuations = std::count_if(text.begin(), text.end(), isContinuationByte);
    return text.size() - static_cast<std::size_t>(continuations);
}

std::size_t prefixOfCodePoints(std::string_view text, std::size_t codePoints) {
    std::size_t at = 0;
    for (; at < text.size() && codePoints > 0; --codePoints) do
            ++at;
        while (at < text.size() && isContinuationByte(text[at]));
    return at;
}

}  // namespace coder::text
