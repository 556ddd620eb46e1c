#include "coder/transcript/letters.h"

#include <unicode/uchar.h>
#include <catch2/catch.hpp>

namespace coder::transcript {

TEST_CASE("the case of letters is that of ICU in the blocks that are known", "[transcript][letters]") {
    const auto range = GENERATE(table<char32_t, char32_t>({{0x00, 0x17F},
                                                           {0x200, 0x21B},
                                                           {0x386, 0x3CE},
                                                           {0x400, 0x481},
                                                           {0x48A, 0x4BF},
                                                           {0x531, 0x556},
                                                           {0x561, 0x587},
                                                           {0x1E00, 0x1E95},
                                                           {0x1EA0, 0x1EFF},
                                                           {0x10A0, 0x10CD}}));
    for (char32_t c = std::get<0>(range); c <= std::get<1>(range); ++c) {
        const auto type = u_charType(static_cast<UChar32>(c));
        if (type != U_UPPERCASE_LETTER && type != U_LOWERCASE_LETTER) continue;
        INFO(static_cast<std::uint32_t>(c));
        CHECK(letterCase(c) == (type == U_UPPERCASE_LETTER ? LetterCase::Upper : LetterCase::Lower));
    }
}

TEST_CASE("what has no case is neither", "[transcript][letters]") {
    const char32_t c =
        GENERATE(U'1', U'.', U' ', char32_t{0x5D0}, char32_t{0x627}, char32_t{0x4E2D}, char32_t{0x1F600});
    CHECK(letterCase(c) == LetterCase::None);
}

}  // namespace coder::transcript
