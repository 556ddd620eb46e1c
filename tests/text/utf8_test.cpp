#include "coder/text/utf8.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "tests/text/break_samples.h"

namespace coder::text {

namespace {

/// The length of the valid character that `bytes` begins with by table 3-7 of the Unicode Standard, 0 for none.
std::size_t characterLength(std::string_view bytes) {
    struct Row {
        unsigned leadFrom, leadTo, secondFrom, secondTo;
        std::size_t length;
    };
    constexpr std::array<Row, 9> Rows{{{0x00, 0x7F, 0, 0, 1},
                                       {0xC2, 0xDF, 0x80, 0xBF, 2},
                                       {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                       {0xE1, 0xEC, 0x80, 0xBF, 3},
                                       {0xED, 0xED, 0x80, 0x9F, 3},
                                       {0xEE, 0xEF, 0x80, 0xBF, 3},
                                       {0xF0, 0xF0, 0x90, 0xBF, 4},
                                       {0xF1, 0xF3, 0x80, 0xBF, 4},
                                       {0xF4, 0xF4, 0x80, 0x8F, 4}}};
    const auto byte = [&](std::size_t at) -> unsigned { return static_cast<unsigned char>(bytes[at]); };
    for (const Row& row : Rows) {
        if (byte(0) < row.leadFrom || byte(0) > row.leadTo) continue;
        if (bytes.size() < row.length) return 0;
        if (row.length > 1 && (byte(1) < row.secondFrom || byte(1) > row.secondTo)) return 0;
        for (std::size_t at = 2; at < row.length; ++at)
            if (byte(at) < 0x80 || byte(at) > 0xBF) return 0;
        return row.length;
    }
    return 0;
}

std::size_t naiveFirstInvalid(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t length = characterLength(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return at;
}

}  // namespace

TEST_CASE("utf8: the first byte over 0x7F at every place", "[text]") {
    for (std::size_t size = 0; size < 40; ++size) {
        std::string text(size, '\x7F');
        REQUIRE(firstNonAscii(text) == size);
        REQUIRE(isAscii(text));
        for (std::size_t at = 0; at < size; ++at) {
            text[at] = '\x80';
            REQUIRE(firstNonAscii(text) == at);
            REQUIRE_FALSE(isAscii(text));
            REQUIRE(firstNonAscii(std::string_view(text).substr(at + 1)) == size - at - 1);
            text[at] = '\0';
        }
    }
}

TEST_CASE("utf8: the first bad byte", "[text]") {
    const auto [text, at] = GENERATE(table<std::string, std::size_t>({
        {"", 0},
        {"abc", 3},
        {"abc\xFF", 3},
        {"\x80", 0},
        {"a\xC3\xA9", 3},
        {"a\xC3", 1},
        {"a\xC3\x28", 1},
        {"\xC0\xAF", 0},              // overlong "/"
        {"\xE0\x80\xAF", 0},          // overlong
        {"\xED\xA0\x80", 0},          // U+D800
        {"\xED\x9F\xBF", 3},          // U+D7FF
        {"\xEF\xBF\xBF", 3},          // a noncharacter is valid
        {"\xF4\x8F\xBF\xBF", 4},      // U+10FFFF
        {"\xF4\x90\x80\x80", 0},      // one more
        {"\xF8\x88\x80\x80\x80", 0},  // five bytes
        {"12345678\xE2\x82", 8},
        {"1234567\xE2\x82\xAC\x80", 10},
    }));
    INFO(test::visible(text));
    CHECK(firstInvalidUtf8(text) == at);
}

TEST_CASE("utf8: all byte sequences at the edges of the table", "[text]") {
    const std::vector<std::string> alphabet{"a",    "\x7F", "\x80", "\x8F", "\x90", "\x9F", "\xA0", "\xBF",
                                            "\xC0", "\xC1", "\xC2", "\xDF", "\xE0", "\xE1", "\xEC", "\xED",
                                            "\xEE", "\xEF", "\xF0", "\xF1", "\xF3", "\xF4", "\xF5", "\xFF"};
    std::size_t different = 0;
    test::forEachText(alphabet, 4, [&](const std::string& text) {
        if (firstInvalidUtf8(text) != naiveFirstInvalid(text)) ++different;
    });
    CHECK(different == 0);
}

TEST_CASE("utf8: random bytes", "[text]") {
    std::mt19937 random(3629);
    const auto& characters = test::trickyCharacters();
    std::size_t different = 0;
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (std::size_t left = random() % 30; left > 0; --left) text += characters[random() % characters.size()];
        if (!text.empty() && random() % 2 == 0) text[random() % text.size()] = static_cast<char>(random() & 0xFFU);
        if (firstInvalidUtf8(text) != naiveFirstInvalid(text)) ++different;
    }
    CHECK(different == 0);
}

TEST_CASE("utf8: every code point there and back", "[text]") {
    std::size_t wrong = 0;
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const std::string text = "x" + test::utf8(c) + "y";
        std::size_t at = 1;
        const bool right = firstInvalidUtf8(text) == text.size() && nextCodePoint(text, at) == c &&
                           at == text.size() - 1 && countCodePoints(text) == 3 &&
                           prefixOfCodePoints(text, 2) == text.size() - 1;
        if (!right) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("utf8: code points are counted and cut", "[text]") {
    const std::string text = "a\u00E9\u4E2D\U0001F600e\u0301";
    CHECK(countCodePoints("") == 0);
    CHECK(countCodePoints(text) == 6);
    const std::vector<std::size_t> ends{0, 1, 3, 6, 10, 11, 13, 13};
    for (std::size_t count = 0; count < ends.size(); ++count) CHECK(prefixOfCodePoints(text, count) == ends[count]);
    CHECK(prefixOfCodePoints(text, static_cast<std::size_t>(-1)) == text.size());
    CHECK(prefixOfCodePoints("", 5) == 0);
}

TEST_CASE("utf8: continuation bytes", "[text]") {
    for (int byte = 0; byte < 256; ++byte)
        REQUIRE(isContinuationByte(static_cast<char>(byte)) == (byte >= 0x80 && byte <= 0xBF));
}

}  // namespace coder::text
