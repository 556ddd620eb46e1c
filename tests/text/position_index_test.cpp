#include "coder/text/position_index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "coder/text/utf8.h"
#include "tests/text/break_samples.h"

namespace coder::text {

namespace {

constexpr std::size_t Huge = std::numeric_limits<std::uint32_t>::max();

/// All positions of a text, written down one after the other: one entry per character and one for the end.
struct Character {
    std::size_t byte = 0;
    std::size_t codePoint = 0;
    std::size_t utf16 = 0;
    LineColumn lineColumn;
};

std::vector<Character> charactersOf(std::string_view text) {
    std::vector<Character> characters;
    Character next;
    for (std::size_t at = 0; at < text.size();) {
        characters.push_back(next);
        const char32_t c = nextCodePoint(text, at);
        next.byte = at;
        next.codePoint += 1;
        next.utf16 += c > 0xFFFF ? 2 : 1;
        next.lineColumn = c == U'\n' ? LineColumn{next.lineColumn.line + 1, 1}
                                     : LineColumn{next.lineColumn.line, next.lineColumn.column + 1};
    }
    characters.push_back(next);
    return characters;
}

/// Compares an index with the list of all positions, without the cost of an assertion for each.
class Comparison {
public:
    explicit Comparison(std::string_view text) : text_(text), index_(text), characters_(charactersOf(text)) {}

    /// Every byte, also those inside characters and behind the end; every unit; every column and some behind.
    std::size_t wrong() {
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            const Character& here = characters_[i];
            const bool last = i + 1 == characters_.size();
            const std::size_t nextByte = last ? here.byte + 4 : characters_[i + 1].byte;
            for (std::size_t byte = here.byte; byte < nextByte; ++byte) checkFromByte(byte, here);
            checkToByte(here);
            if (!last && characters_[i + 1].utf16 == here.utf16 + 2)
                expect(index_.byte(Utf16Offset(here.utf16 + 1)), here.byte);
            if (last || text_[here.byte] == '\n') checkBehindLine(here);
        }
        checkBehindText();
        return wrong_;
    }

private:
    template <class Position>
    void expect(Position position, std::size_t value) {
        if (position.value() != value) ++wrong_;
    }

    void checkFromByte(std::size_t byte, const Character& character) {
        expect(index_.codePoint(ByteOffset(byte)), character.codePoint);
        expect(index_.utf16(ByteOffset(byte)), character.utf16);
        if (index_.lineColumn(ByteOffset(byte)) != character.lineColumn) ++wrong_;
    }

    void checkToByte(const Character& character) {
        expect(index_.byte(CodePointOffset(character.codePoint)), character.byte);
        expect(index_.byte(Utf16Offset(character.utf16)), character.byte);
        expect(index_.byte(character.lineColumn), character.byte);
    }

    void checkBehindLine(const Character& lineEnd) {
        const auto [line, column] = lineEnd.lineColumn;
        expect(index_.byte(LineColumn{line, column + 1}), lineEnd.byte);
        expect(index_.byte(LineColumn{line, std::numeric_limits<std::uint32_t>::max()}), lineEnd.byte);
        expect(index_.byte(LineColumn{line, 0}), index_.byte(LineColumn{line, 1}).value());
    }

    void checkBehindText() {
        const Character& end = characters_.back();
        checkFromByte(Huge, end);
        expect(index_.byte(CodePointOffset(end.codePoint + 1)), end.byte);
        expect(index_.byte(CodePointOffset(Huge)), end.byte);
        expect(index_.byte(Utf16Offset(end.utf16 + 1)), end.byte);
        expect(index_.byte(Utf16Offset(Huge)), end.byte);
        expect(index_.byte(LineColumn{end.lineColumn.line + 1, 1}), end.byte);
        expect(index_.byte(LineColumn{0, 5}), 0);
        if (index_.lines() != end.lineColumn.line) ++wrong_;
    }

    std::string_view text_;
    PositionIndex index_;
    std::vector<Character> characters_;
    std::size_t wrong_ = 0;
};

void checkText(std::string_view text) {
    INFO(test::visible(text.substr(0, 200)));
    CHECK(Comparison(text).wrong() == 0);
}

std::string randomText(std::mt19937& random, const std::vector<std::string>& alphabet, std::size_t length) {
    std::string text;
    for (; length > 0; --length) text += alphabet[random() % alphabet.size()];
    return text;
}

}  // namespace

TEST_CASE("position index: the empty text", "[text]") {
    const PositionIndex index("");
    CHECK(index.lines() == 1);
    CHECK(index.lineColumn(ByteOffset(0)) == LineColumn{1, 1});
    checkText("");
}

TEST_CASE("position index: a text to follow by hand", "[text]") {
    const std::string text = "I:\u00E9\n\U0001F600 e\u0301\n";
    const PositionIndex index(text);
    CHECK(index.lines() == 3);
    CHECK(index.codePoint(ByteOffset(5)) == CodePointOffset(4));
    CHECK(index.codePoint(ByteOffset(9)) == CodePointOffset(5));
    CHECK(index.utf16(ByteOffset(9)) == Utf16Offset(6));
    CHECK(index.utf16(ByteOffset(8)) == Utf16Offset(4));
    CHECK(index.byte(Utf16Offset(5)) == ByteOffset(5));
    CHECK(index.lineColumn(ByteOffset(4)) == LineColumn{1, 4});
    CHECK(index.lineColumn(ByteOffset(10)) == LineColumn{2, 3});
    CHECK(index.lineColumn(ByteOffset(text.size())) == LineColumn{3, 1});
    CHECK(index.byte(LineColumn{2, 4}) == ByteOffset(11));
    CHECK(index.byte(LineColumn{1, 99}) == ByteOffset(4));
    CHECK(index.byte(LineColumn{4, 1}) == ByteOffset(text.size()));
}

TEST_CASE("position index: odd texts", "[text]") {
    for (const std::string& text : test::oddTexts()) checkText(text);
    checkText("\n");
    checkText("a\n");
    checkText("\u00E9\n");
    checkText("\n\n\u00E9\n\n");
    checkText("\u0301");
    checkText("\U0010FFFF");
    checkText(std::string(3, '\0') + "\u00E9" + std::string(3, '\0'));
}

TEST_CASE("position index: all short texts", "[text]") {
    std::size_t wrong = 0;
    test::forEachText({"a", "\n", "\r", "\u00E9", "\u0301", "\u4E2D", "\U0001F600"}, 4,
                      [&](const std::string& text) { wrong += Comparison(text).wrong(); });
    CHECK(wrong == 0);
}

TEST_CASE("position index: random texts of all scripts over several checkpoints", "[text]") {
    std::mt19937 random(512);
    std::size_t wrong = 0;
    for (int i = 0; i < 150; ++i)
        wrong += Comparison(randomText(random, test::trickyCharacters(), random() % 2500)).wrong();
    CHECK(wrong == 0);
}

TEST_CASE("position index: characters across the checkpoints", "[text]") {
    const std::string character = GENERATE(as<std::string>(), "\n", "\u00E9", "\u4E2D", "\U0001F600");
    std::size_t wrong = 0;
    for (std::size_t before = 500; before < 520; ++before) {
        std::string text(before, 'x');
        for (int i = 0; i < 400; ++i) text += character;
        wrong += Comparison(text).wrong() + Comparison(text + std::string(600, 'y') + "\u00E9").wrong();
    }
    CHECK(wrong == 0);
}

TEST_CASE("position index: there and back in every unit", "[text]") {
    std::mt19937 random(16);
    const std::string text = randomText(random, test::trickyCharacters(), 20000);
    const PositionIndex index(text);
    std::size_t wrong = 0;
    for (const Character& character : charactersOf(text)) {
        const ByteOffset at(character.byte);
        if (index.byte(index.codePoint(at)) != at || index.byte(index.utf16(at)) != at ||
            index.byte(index.lineColumn(at)) != at)
            ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("position index: 10 MB, in lines or in one", "[text]") {
    const std::string lineEnd = GENERATE(as<std::string>(), "\n", " ");
    const std::string piece = "She said: \u201Cna\u00EFve\u201D \u4E2D\u6587 \U0001F600, and so on." + lineEnd;
    std::string text;
    while (text.size() < 10000000) text += piece;
    const PositionIndex index(text);
    const std::size_t pieces = text.size() / piece.size();
    const std::size_t codePoints = countCodePoints(piece);
    CHECK(index.lines() == (lineEnd == "\n" ? pieces + 1 : 1));
    CHECK(index.codePoint(ByteOffset(text.size())) == CodePointOffset(pieces * codePoints));
    CHECK(index.utf16(ByteOffset(text.size())) == Utf16Offset(pieces * (codePoints + 1)));
    // Far more conversions than would end in time if each read its line from the beginning.
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < pieces; ++i) {
        const ByteOffset at(i * piece.size());
        const LineColumn expected = lineEnd == "\n" ? LineColumn{static_cast<std::uint32_t>(i + 1), 1}
                                                    : LineColumn{1, static_cast<std::uint32_t>(i * codePoints + 1)};
        if (index.lineColumn(at) != expected || index.byte(expected) != at) ++wrong;
        if (index.codePoint(at) != CodePointOffset(i * codePoints)) ++wrong;
    }
    CHECK(wrong == 0);
}

}  // namespace coder::text
