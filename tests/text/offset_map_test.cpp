#include "coder/text/offset_map.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "coder/text/encoding.h"
#include "coder/text/utf8.h"
#include "tests/text/break_samples.h"
#include "tests/text/encoded.h"

namespace coder::text {

namespace {

using Offsets = std::vector<std::size_t>;

/// The old offsets of the new ones 0, 1, 2 … count-1.
Offsets offsets(const OffsetMap& map, std::size_t count) {
    Offsets old;
    for (std::size_t at = 0; at < count; ++at) old.push_back(map.toOriginal(ByteOffset(at)));
    return old;
}

OffsetMap made(std::initializer_list<std::array<std::size_t, 3>> runs) {
    OffsetMap map;
    for (const auto& [newStep, oldStep, steps] : runs) map.add(newStep, oldStep, steps);
    return map;
}

/// A piece of canonical text and the ways it may stand in a file.
struct Piece {
    std::string canonical;
    std::vector<std::string> sources;
};

/// Pieces that do not run into one another, whatever their order: none begins with a mark or a line feed after a
/// return.
const std::vector<Piece>& pieces() {
    static const std::vector<Piece> Pieces{
        {"a", {"a"}},
        {" ", {" "}},
        {"word", {"word"}},
        {"\n", {"\r\n", "\n"}},
        {"\n.", {"\r.", "\n.", "\r\n."}},
        {"\u00E9", {"\u00E9", "e\u0301"}},
        {"\u1EAD", {"\u1EAD", "a\u0323\u0302", "a\u0302\u0323", "\u1EA1\u0302"}},
        {"q\u0323\u0307", {"q\u0323\u0307", "q\u0307\u0323"}},
        {"K", {"K", "\u212A"}},
        {"\u00C5", {"\u00C5", "A\u030A", "\u212B"}},
        {"\uD55C", {"\uD55C", "\u1112\u1161\u11AB", "\uD558\u11AB"}},
        {"\u0915\u093C", {"\u0915\u093C", "\u0958"}},
        {"\u0436", {"\u0436"}},
        {"\u0648\u064F", {"\u0648\u064F"}},
        {"\u4E2D", {"\u4E2D"}},
        {"\uFEFF", {"\uFEFF"}},
        {"\uFFFD", {"\uFFFD"}},
        {"\U0001F600", {"\U0001F600"}},
        {"\U0001D157\U0001D165", {"\U0001D157\U0001D165", "\U0001D15E"}},
    };
    return Pieces;
}

/// Where a character of canonical text may come from: one byte of the file, or, when several characters were made
/// together of several, any byte of those.
struct Origin {
    std::size_t place;  ///< The character's byte in the canonical text.
    std::size_t first;
    std::size_t last;
};

/// A file put together piece by piece, with the origin of every character of its canonical text.
struct File {
    std::string bytes;
    std::string text;
    std::vector<Origin> origins;

    void add(const Piece& piece, const std::string& source, const std::string& encoding) {
        const std::string inFile = test::encoded(source, encoding.c_str());
        for (std::size_t at = 0; at < piece.canonical.size();) {
            const bool exact = at == 0 || piece.canonical == source;
            const std::size_t begin = test::encoded(exact ? source.substr(0, at) : "", encoding.c_str()).size();
            origins.push_back(
                {text.size() + at, bytes.size() + begin, bytes.size() + (exact ? begin : inFile.size() - 1)});
            nextCodePoint(piece.canonical, at);
        }
        text += piece.canonical;
        bytes += inFile;
    }

    void addBadByte() {
        origins.push_back({text.size(), bytes.size(), bytes.size()});
        bytes += '\xFF';
        text += "\uFFFD";
    }
};

File randomFile(std::mt19937& random, const std::string& encoding, bool mark) {
    File file;
    if (mark) file.bytes = test::mark(encoding.c_str());
    for (std::size_t left = random() % 40; left > 0; --left) {
        const Piece& piece = pieces()[random() % pieces().size()];
        // A mark at the beginning of the text would belong to the byte order marks.
        if (file.text.empty() && piece.canonical == "\uFEFF") continue;
        file.add(piece, piece.sources[random() % piece.sources.size()], encoding);
    }
    return file;
}

bool agrees(const OffsetMap& map, const File& file) {
    const bool all = std::all_of(file.origins.begin(), file.origins.end(), [&](const Origin& origin) {
        const std::size_t old = map.toOriginal(ByteOffset(origin.place));
        return origin.first <= old && old <= origin.last;
    });
    return all && map.toOriginal(ByteOffset(file.text.size())) == file.bytes.size();
}

}  // namespace

TEST_CASE("offset map: an empty one is the identity", "[text]") {
    const OffsetMap map;
    CHECK(map.isIdentity());
    CHECK(offsets(map, 4) == Offsets{0, 1, 2, 3});
    CHECK(map.toOriginal(ByteOffset(4000000000U)) == 4000000000U);
    CHECK(made({{1, 1, 0}}).isIdentity());
}

TEST_CASE("offset map: runs", "[text]") {
    const auto [map, old] = GENERATE(table<OffsetMap, Offsets>({
        {made({{1, 1, 3}}), {0, 1, 2, 3, 4}},
        {made({{0, 3, 1}, {1, 1, 2}}), {3, 4, 5, 6}},                     // a byte order mark
        {made({{0, 3, 1}}), {3, 4}},                                      // and nothing else
        {made({{1, 1, 2}, {1, 2, 1}, {1, 1, 1}}), {0, 1, 2, 4, 5}},       // CRLF
        {made({{1, 2, 1}, {1, 2, 1}}), {0, 2, 4, 5}},                     // UTF-16
        {made({{2, 2, 2}}), {0, 0, 2, 2, 4}},                             // characters of two bytes are one step
        {made({{2, 3, 1}, {1, 1, 1}}), {0, 0, 3, 4}},                     // composed
        {made({{3, 1, 2}}), {0, 0, 0, 1, 1, 1, 2}},                       // replaced bytes
        {made({{1, 1, 1}, {0, 2, 1}, {0, 5, 1}, {1, 1, 1}}), {0, 8, 9}},  // several left out in a row
        {made({{1, 1, 1}, {0, 2, 1}}), {0, 3, 4}},                        // left out at the end
        {made({{2, 0, 1}, {1, 1, 1}}), {0, 0, 0, 1}},                     // made of nothing
    }));
    CHECK(offsets(map, old.size()) == old);
}

TEST_CASE("offset map: one after the other", "[text]") {
    OffsetMap map = made({{0, 3, 1}, {1, 1, 10}});
    map.then({});
    CHECK(offsets(map, 3) == Offsets{3, 4, 5});
    map.then(made({{1, 1, 1}, {1, 2, 1}, {1, 1, 7}}));
    CHECK(offsets(map, 4) == Offsets{3, 4, 6, 7});
    map.then(made({{1, 1, 2}, {2, 3, 1}, {1, 1, 5}}));
    CHECK(offsets(map, 6) == Offsets{3, 4, 6, 6, 9, 10});
    CHECK_FALSE(map.isIdentity());

    OffsetMap identity;
    identity.then(made({{1, 2, 3}}));
    CHECK(offsets(identity, 3) == Offsets{0, 2, 4});
}

TEST_CASE("offset map: chains are put together in any order", "[text]") {
    const auto a = [] { return made({{0, 3, 1}, {1, 1, 50}}); };
    const auto b = [] { return made({{1, 2, 4}, {1, 1, 20}}); };
    const auto c = [] { return made({{2, 1, 3}, {1, 3, 6}}); };
    OffsetMap left = a();
    left.then(b());
    left.then(c());
    OffsetMap inner = b();
    inner.then(c());
    OffsetMap right = a();
    right.then(inner);
    OffsetMap fromNothing;
    fromNothing.then(a());
    fromNothing.then(inner);
    CHECK(offsets(left, 20) == offsets(right, 20));
    CHECK(offsets(left, 20) == offsets(fromNothing, 20));
}

TEST_CASE("offset map: each character of a text leads to where its source begins", "[text]") {
    const auto [encoding, mark] = GENERATE(table<std::string, bool>({{"UTF-8", false},
                                                                     {"UTF-8", true},
                                                                     {"UTF-16LE", true},
                                                                     {"UTF-16BE", true},
                                                                     {"UTF-32LE", true},
                                                                     {"UTF-32BE", true}}));
    std::mt19937 random(7);
    std::size_t wrong = 0;
    std::string first;
    for (int i = 0; i < 4000; ++i) {
        const File file = randomFile(random, encoding, mark);
        const auto result = toCanonical(file.bytes, "t.txt");
        const bool right = result && result->text == file.text && agrees(result->original, file);
        if (!right && wrong++ == 0) first = test::visible(file.bytes);
    }
    INFO(encoding << ", first that is wrong: " << first);
    CHECK(wrong == 0);
}

TEST_CASE("offset map: bad bytes count as one each", "[text]") {
    std::mt19937 random(8);
    std::size_t wrong = 0;
    for (int i = 0; i < 2000; ++i) {
        File file = randomFile(random, "UTF-8", true);
        for (int bad = 0; bad < 3; ++bad) {
            file.addBadByte();
            const Piece& piece = pieces()[random() % pieces().size()];
            file.add(piece, piece.sources.back(), "UTF-8");
        }
        const auto result = toCanonical(file.bytes, "t.txt");
        const bool right =
            result && result->text == file.text && result->replaced == 3 && agrees(result->original, file);
        if (!right) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("offset map: characters over the edges of the converter's buffer", "[text]") {
    const Piece piece =
        GENERATE(Piece{"\U0001F600", {"\U0001F600"}}, Piece{"\u00E9", {"e\u0301"}}, Piece{"\n.", {"\r\n."}});
    File file;
    file.bytes = test::mark("UTF-16LE");
    for (std::size_t before = GENERATE(0U, 1U, 2U); before > 0; --before) file.add(pieces().front(), "a", "UTF-16LE");
    for (int i = 0; i < 10000; ++i) file.add(piece, piece.sources.front(), "UTF-16LE");
    const auto result = toCanonical(file.bytes, "t.txt");
    REQUIRE(result.has_value());
    CHECK(result->text == file.text);
    CHECK(agrees(result->original, file));
}

}  // namespace coder::text
