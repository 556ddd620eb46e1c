// Texts of others on a terminal.
#include "coder/text/for_terminal.h"

#include <catch2/catch.hpp>

#include <random>

#include "coder/text/utf8.h"

using coder::text::forTerminal;

TEST_CASE("ordinary text is shown as it is") {
    for (const char* text :
         {"", "She was kind.", "two\nlines\tand a tab", "café, 漢字, 🙂, שלום, مرحبا, na\xCC\x88h",
          "marks \xE2\x80\x8E\xE2\x80\x8F of direction", "a b"})
        CHECK(forTerminal(text) == text);
}

TEST_CASE("what commands a terminal becomes a character that can be seen") {
    CHECK(forTerminal("\x1B[2Jgone") == "\uFFFD[2Jgone");
    CHECK(forTerminal("a\rb\bc\x07") == "a\uFFFDb\uFFFDc\uFFFD");
    CHECK(forTerminal("\x7F") == "\uFFFD");
    CHECK(forTerminal("\xC2\x9B"
                      "31mred") == "\uFFFD31mred");  // CSI as one character.
    CHECK(forTerminal(std::string("\0x", 2)) == "\uFFFDx");
}

TEST_CASE("what turns the order of a line is written out or left out") {
    CHECK(forTerminal("a\u202Ebc") == "a[U+202E]bc");
    CHECK(forTerminal("\u202Dx") == "[U+202D]x");
    CHECK(forTerminal("\u2066a\u2069 \u202Ab\u202C") == "a b");
}

TEST_CASE("bytes that are not UTF-8") {
    CHECK(forTerminal("a\xFF") == "a\uFFFD");
    CHECK(forTerminal("\x9B"
                      "2J") == "\uFFFD2J");  // CSI in Latin-1.
    CHECK(forTerminal("\xE2\x82") == "\uFFFD\uFFFD");
}

TEST_CASE("nothing harmful is left of random bytes") {
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (auto i = random() % 20; i > 0; --i) bytes += static_cast<char>(random() & 0xFFU);
        const std::string shown = forTerminal(bytes);
        REQUIRE(coder::text::firstInvalidUtf8(shown) == shown.size());
        for (std::size_t at = 0; at < shown.size();) {
            const char32_t c = coder::text::nextCodePoint(shown, at);
            CHECK((c >= 0x20 || c == '\n' || c == '\t'));
            CHECK((c < 0x7F || c > 0x9F));
            CHECK((c < 0x202A || c > 0x202E));
        }
        CHECK(forTerminal(shown) == shown);
    }
}
