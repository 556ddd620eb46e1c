#include "coder/text/characters.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "tests/text/break_samples.h"

namespace coder::text {

TEST_CASE("characters: which belong to words", "[text]") {
    const std::u32string inside =
        U"aZ09_\u00E9\u00DF\u00AAx\u0301\u0416\u05D0\u0627\u0661\u0915\u0940\u4E2D\uAC00\u3042\u203F"
        U"\u200C\u200D\uFF3F\u24B6\U00010400\U0001D400\U00020000";
    const std::u32string outside =
        U" \t\n.,;:'\"-/@$+=<>|~^`\u00A0\u00AD\u00B7\u00D7\u2013\u2019\u201C\u2026\u20AC\u3000\u3001\uFEFF"
        U"\uFFFD\U0001F600\U0010FFFF";
    for (const char32_t c : inside) {
        INFO(std::hex << static_cast<std::uint32_t>(c));
        CHECK(isWordCharacter(c));
    }
    for (const char32_t c : outside) {
        INFO(std::hex << static_cast<std::uint32_t>(c));
        CHECK_FALSE(isWordCharacter(c));
    }
    CHECK_FALSE(isWordCharacter(U'\u00B2'));  // a superscript two is a number, but no decimal digit
    CHECK_FALSE(isWordCharacter(U'\u00BD'));
}

TEST_CASE("characters: letters have a case, or none", "[text]") {
    const auto all = [](const char32_t* letters, LetterCase wanted) {
        for (; *letters != 0; ++letters) {
            INFO(std::hex << static_cast<std::uint32_t>(*letters));
            CHECK(letterCase(*letters) == wanted);
        }
    };
    all(U"AZ\u00C9\u0100\u01C5\u0391\u0416\u0531\u1E9E\u10A0", LetterCase::Upper);
    all(U"az\u00E9\u00DF\u0149\u017F\u03C2\u0436\u0561", LetterCase::Lower);
    all(U"1. \u05D0\u0627\u4E2D\u02BC\U0001F600", LetterCase::None);
}

TEST_CASE("characters: in ASCII words are letters, digits and the low line", "[text]") {
    for (char32_t c = 0; c < 0x80; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        REQUIRE(isWordCharacter(c) == (letter || (c >= '0' && c <= '9') || c == '_'));
    }
}

TEST_CASE("characters: white space is what PropList.txt lists", "[text]") {
    std::set<char32_t> spaces{0x09, 0x0A,   0x0B,   0x0C,   0x0D,   0x20,   0x85,
                              0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000};
    for (char32_t c = 0x2000; c <= 0x200A; ++c) spaces.insert(c);
    CHECK(spaces.size() == 25);
    for (char32_t c = 0; c <= 0x10FFFF; ++c)
        if (isWhiteSpace(c) != spaces.contains(c)) FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c));
}

TEST_CASE("characters: columns on a terminal", "[text]") {
    const auto [character, columns] = GENERATE(table<char32_t, std::size_t>({
        {U'a', 1},
        {U' ', 1},
        {U'\u00E9', 1},
        {U'\u0627', 1},
        {U'\u2026', 1},
        {U'\u4E2D', 2},
        {U'\u3042', 2},
        {U'\uAC00', 2},
        {U'\uFF21', 2},
        {U'\uFF71', 1},
        {U'\U0001F600', 2},
        {U'\u0301', 0},
        {U'\u20DD', 0},
        {U'\u200D', 0},
        {U'\uFEFF', 0},
        {U'\n', 0},
        {U'\0', 0},
    }));
    INFO(std::hex << static_cast<std::uint32_t>(character));
    CHECK(displayColumns(character) == columns);
}

TEST_CASE("characters: plain texts", "[text]") {
    const auto [text, plain] = GENERATE(table<std::string, bool>({
        {"", true},
        {"plain ASCII, all of it.\n", true},
        {"\u201CDon\u2019t\u201D \u2014 so\u2026 \u2022 \u2032", true},
        {"\u2026", true},
        {"\u2010\u2027\u2030\u205E", true},
        {"a\u200Fb", false},
        {"a\u2028b", false},
        {"a\u202Fb", false},
        {"a\u205Fb", false},
        {"a\u203Fb", false},  // connecting punctuation is part of a word
        {"a\u2040b", false},
        {"a\u2054b", false},
        {"caf\u00E9", false},
        {"a\u00A0b", false},
        {"\u2019\u00E9", false},
        {"so\u2026 \U0001F600", false},
        {"e\u0301", false},
        {"5 \u20AC", false},
    }));
    INFO(test::visible(text));
    CHECK(isPlain(text) == plain);
}

TEST_CASE("characters: what is plain has no word characters and no spaces but those of ASCII", "[text]") {
    for (char32_t c = 0x80; c <= 0xFFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        if (isPlain("a" + test::utf8(c) + "b") && (isWordCharacter(c) || isWhiteSpace(c)))
            FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c));
    }
}

}  // namespace coder::text
