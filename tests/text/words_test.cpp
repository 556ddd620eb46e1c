#include "coder/text/words.h"

#include <catch2/catch.hpp>

#include "tests/text/break_samples.h"

namespace coder::text {

namespace {

/// Compares split() with ICU on many texts, without the cost of an assertion for each.
class Comparison {
public:
    void operator()(std::string_view text) {
        fast_.clear();
        icu_.clear();
        breaker_.split(text, fast_);
        breaker_.splitWithIcu(text, icu_);
        ++compared_;
        if (fast_ == icu_) return;
        ++different_;
        if (first_.empty()) first_ = test::visible(text.substr(0, 200));
    }

    void requireSame() const {
        INFO("first text that differs: " << first_ << " of " << compared_);
        REQUIRE(different_ == 0);
        REQUIRE(compared_ > 0);
    }

private:
    WordBreaker breaker_;
    std::vector<Span> fast_;
    std::vector<Span> icu_;
    std::size_t compared_ = 0;
    std::size_t different_ = 0;
    std::string first_;
};

std::vector<std::string> wordsOf(std::string_view text) {
    WordBreaker breaker;
    std::vector<Span> spans;
    breaker.split(text, spans);
    std::vector<std::string> words;
    for (const Span span : spans) words.emplace_back(slice(text, span));
    return words;
}

}  // namespace

TEST_CASE("words: what is one word", "[text]") {
    using Words = std::vector<std::string>;
    const std::vector<std::pair<std::string, Words>> cases{
        {"", {}},
        {" \n\t ", {}},
        {"...!", {}},
        {"I don't know.", {"I", "don't", "know"}},
        {"I won\u2019t.", {"I", "won\u2019t"}},
        {"'quoted'", {"quoted"}},
        {"work-life balance", {"work", "life", "balance"}},
        {"[laughs] yes", {"laughs", "yes"}},
        {"3.14 and 1,000", {"3.14", "and", "1,000"}},
        {"10:30", {"10", "30"}},
        {"the U.S.A.", {"the", "U.S.A"}},
        {"x_y _ __", {"x_y", "__"}},
        {"caf\u00E9 \u00C9tudes", {"caf\u00E9", "\u00C9tudes"}},
        {"one\ntwo\r\nthree", {"one", "two", "three"}},
        {"e\u0301te\u0301", {"e\u0301te\u0301"}},
        {"\u041E\u043D \u0438 \u043E\u043D\u0430", {"\u041E\u043D", "\u0438", "\u043E\u043D\u0430"}},
    };
    for (const auto& [text, words] : cases) {
        INFO(test::visible(text));
        CHECK(wordsOf(text) == words);
    }
}

TEST_CASE("words: split() appends", "[text]") {
    WordBreaker breaker;
    std::vector<Span> words{{0, 1}};
    breaker.split("a b", words);
    REQUIRE((words == std::vector<Span>{{0, 1}, {0, 1}, {2, 3}}));
}

TEST_CASE("words: a moved breaker goes on", "[text]") {
    WordBreaker breaker;
    WordBreaker moved(std::move(breaker));
    std::vector<Span> words;
    moved.split("\u0E01 a", words);
    REQUIRE(words.size() == 2);
    breaker = std::move(moved);
    breaker.split("a", words);
    REQUIRE(words.size() == 3);
}

TEST_CASE("words: as ICU on odd texts", "[text]") {
    Comparison same;
    std::string all;
    for (const std::string& text : test::oddTexts()) {
        same(text);
        all += text + "\n";
    }
    same(all);
    same.requireSame();
}

TEST_CASE("words: as ICU on the sample interviews", "[text]") {
    Comparison same;
    for (const std::string& text : test::filesIn(CODER_SOURCE_DIR "/corpus-samples/mentoring-54/transcripts"))
        same(text);
    same.requireSame();
}

TEST_CASE("words: as ICU on all short texts", "[text]") {
    Comparison same;
    // One character of each class without combining marks, joiners and dictionaries, then two characters with them.
    test::forEachText({"a", "1", "_", ":", ",", ".", "'", "@", " ", "\n", "\r", "\u00B7", "\u2019"}, 5, same);
    test::forEachText({"a", "1", "_", ".", "\"", "\n", "\u00AD", "\u0301", "\u05D0", "\u30A2", "\u200D", "\u231A",
                       "\U0001F1E6", "\u4E2D", "\u0E01", "\u05F4", "\u2044"},
                      4, same);
    same.requireSame();
}

TEST_CASE("words: as ICU on every character of the table and a few beyond, between all classes", "[text]") {
    Comparison same;
    const std::vector<std::string> around{"", "a", "1", "_", ".", ":", ",", " ", "\n"};
    for (char32_t character = 0; character < 0x2200; ++character) {
        const std::string middle = test::utf8(character);
        for (const std::string& before : around)
            for (const std::string& after : around) same(before + middle + after);
        same(middle + middle);
    }
    same.requireSame();
}

TEST_CASE("words: as ICU on random texts", "[text]") {
    Comparison same;
    test::forEachRandomText(test::trickyCharacters(), 200'000, 24, same);
    // Most of those have a character that goes to ICU: here are those that have none.
    test::forEachRandomText(
        {"a", "B",  "1",  "_",      ":",      ";",      ",",      ".",      "'",      "\"",     "@",      "-",
         " ", "\n", "\r", "\u00E9", "\u00B7", "\u2019", "\u2024", "\u2026", "\u2028", "\u203F", "\u0661", "\u0416"},
        100'000, 40, same);
    same.requireSame();
}

}  // namespace coder::text
