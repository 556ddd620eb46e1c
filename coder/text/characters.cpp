#include "coder/text/characters.h"

#include <unicode/uchar.h>

#include "coder/text/utf8.h"

namespace coder::text {

bool isWordCharacter(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    const auto mask = U_GET_GC_MASK(c);
    return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) != 0 || (mask & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0 ||
           u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL) != 0;
}

bool isWhiteSpace(char32_t character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

LetterCase letterCase(char32_t character) {
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(character));
    if ((mask & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0) return LetterCase::Upper;
    return (mask & U_GC_LL_MASK) != 0 ? LetterCase::Lower : LetterCase::None;
}

std::size_t displayColumns(char32_t character) {
    const auto c = static_cast<UChar32>(character);
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) return 0;
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool isPlain(std::string_view text) {
    for (std::size_t at = firstNonAscii(text); at < text.size(); at += firstNonAscii(text.substr(at))) {
        const char32_t character = nextCodePoint(text, at);
        const bool punctuation =
            (character >= 0x2010 && character <= 0x2027) || (character >= 0x2030 && character <= 0x205E);
        if (!punctuation || isWordCharacter(character)) return false;
    }
    return true;
}

}  // namespace coder::text
