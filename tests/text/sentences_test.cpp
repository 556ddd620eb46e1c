#include "coder/text/sentences.h"

#include <catch2/catch.hpp>

#include "coder/text/utf8.h"
#include "tests/text/break_samples.h"

namespace coder::text {

namespace {

/// Compares boundaries() with ICU on many texts, without the cost of an assertion for each.
class Comparison {
public:
    void operator()(std::string_view text) {
        fast_.clear();
        icu_.clear();
        breaker_.boundaries(text, fast_);
        breaker_.boundariesWithIcu(text, icu_);
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
    SentenceBreaker breaker_;
    std::vector<ByteOffset> fast_;
    std::vector<ByteOffset> icu_;
    std::size_t compared_ = 0;
    std::size_t different_ = 0;
    std::string first_;
};

using Sentences = std::vector<std::string>;

Sentences sentencesOf(std::string_view text, const std::vector<std::string>& abbreviations = {}) {
    SentenceBreaker breaker(abbreviations);
    std::vector<Span> spans;
    breaker.split(text, spans);
    Sentences sentences;
    for (const Span span : spans) sentences.emplace_back(slice(text, span));
    return sentences;
}

struct Case {
    std::string text;
    Sentences sentences;
};

void check(const std::vector<Case>& cases, const std::vector<std::string>& abbreviations = {}) {
    for (const Case& one : cases) {
        INFO(test::visible(one.text));
        CHECK(sentencesOf(one.text, abbreviations) == one.sentences);
    }
}

bool isSpaceInTests(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// True when the spans are in order, apart, without white space at their ends, and leave nothing but white space out.
bool coversAll(std::string_view text, const std::vector<Span>& sentences) {
    std::size_t begin = 0;
    const auto onlySpaceUntil = [&](std::size_t end) {
        while (begin < end)
            if (!isSpaceInTests(nextCodePoint(text, begin))) return false;
        return begin == end;
    };
    for (const Span sentence : sentences) {
        std::size_t first = sentence.begin().value();
        std::size_t last = sentence.end().value();
        if (sentence.empty() || !onlySpaceUntil(first)) return false;
        begin = last;
        do {
            --last;
        } while (isContinuationByte(text[last]));
        if (isSpaceInTests(nextCodePoint(text, first)) || isSpaceInTests(nextCodePoint(text, last))) return false;
    }
    return onlySpaceUntil(text.size());
}

}  // namespace

TEST_CASE("sentences: what is one sentence", "[text]") {
    check({
        {"", {}},
        {" \n\t\u00A0 ", {}},
        {"One. Two? Three!", {"One.", "Two?", "Three!"}},
        {"  One.   Two.  ", {"One.", "Two."}},
        {"No stop\nNext line", {"No stop", "Next line"}},
        {"One.\r\n\r\nTwo", {"One.", "Two"}},
        {"one. two", {"one. two"}},
        {"It was 3.5 km. Then", {"It was 3.5 km.", "Then"}},
        {"\"Really?\" She left. \u201CYes.\u201D He too.", {"\"Really?\"", "She left.", "\u201CYes.\u201D", "He too."}},
        {"Well... no. Well... No.", {"Well... no.", "Well...", "No."}},
        {"\u3000\u4F60\u597D\u3002\u6211\u3002\u3000", {"\u4F60\u597D\u3002", "\u6211\u3002"}},
        {"\u00A0One.\u00A0Two.\u2003\u2028", {"One.", "Two."}},
    });
}

TEST_CASE("sentences: abbreviations end none before the end of the paragraph", "[text]") {
    const std::vector<std::string> abbreviations{"Dr.",  "e.g.",   "a.m.",     "Ph.D.",
                                                 "etc.", "et al.", "Lt.-Col.", "\u00E9d."};
    check(
        {
            {"I met Dr. Ruiz there. Then I left.", {"I met Dr. Ruiz there.", "Then I left."}},
            {"At 9 a.m. We met.", {"At 9 a.m. We met."}},
            {"DR. RUIZ CAME. AND dr. RUIZ LEFT.", {"DR. RUIZ CAME.", "AND dr. RUIZ LEFT."}},
            {"(Dr. Ruiz) \u201CDr. Ruiz\u201D [Dr. Ruiz", {"(Dr. Ruiz) \u201CDr. Ruiz\u201D [Dr. Ruiz"}},
            {"there\u2014Dr. Ruiz and/or Dr. May", {"there\u2014Dr. Ruiz and/or Dr. May"}},
            {"A Ph.D. Yes.", {"A Ph.D. Yes."}},
            {"I met the Dr.\nThen I left.", {"I met the Dr.", "Then I left."}},
            {"I met the Dr. \r\nThen", {"I met the Dr.", "Then"}},
            {"I met the Dr.\u2029Then", {"I met the Dr.", "Then"}},
            {"I met the Dr.", {"I met the Dr."}},
            {"I met the Dr.  ", {"I met the Dr."}},
            {"Smith et al. Then Lt.-Col. Ruiz", {"Smith et al. Then Lt.-Col. Ruiz"}},
            {"(at 9 a.m.) We met.", {"(at 9 a.m.)", "We met."}},
            {"The XDr. Ruiz", {"The XDr.", "Ruiz"}},
            {"So, etc... We met.", {"So, etc...", "We met."}},
            {"So, etc.! We met.", {"So, etc.!", "We met."}},
            {"Une \u00E9d. Nouvelle. Il", {"Une \u00E9d. Nouvelle.", "Il"}},
            {"Dr. Dr. Ruiz. Yes", {"Dr. Dr. Ruiz.", "Yes"}},
            {"\u4F60 Dr. Ruiz. Yes", {"\u4F60 Dr. Ruiz.", "Yes"}},
        },
        abbreviations);
    check({{"I met Dr. Ruiz.", {"I met Dr.", "Ruiz."}}});
}

TEST_CASE("sentences: an abbreviation needs a letter and its full stop and may be long", "[text]") {
    check({{"It is so. Dr Ruiz . Then", {"It is so.", "Dr Ruiz .", "Then"}}}, {"Dr", "so", "", ".", "\u2014"});
    check({{"The Handelsregisterauszugsnr. Ten", {"The Handelsregisterauszugsnr. Ten"}}},
          {"Handelsregisterauszugsnr."});
}

TEST_CASE("sentences: initials end none", "[text]") {
    check({
        {"I met J. R. Smith there. Then", {"I met J. R. Smith there.", "Then"}},
        {"I met J. R. R. Tolkien.", {"I met J. R. R. Tolkien."}},
        {"John D. Rockefeller came.", {"John D. Rockefeller came."}},
        {"J. Smith came.", {"J. Smith came."}},
        {"Yes. J. Smith came.", {"Yes.", "J. Smith came."}},
        {"\u201CJ. Smith came.\u201D", {"\u201CJ. Smith came.\u201D"}},
        {"I saw (John D. Rockefeller).", {"I saw (John D. Rockefeller)."}},
        {"\u00C9ric \u00C9. \u00C9tienne", {"\u00C9ric \u00C9. \u00C9tienne"}},
        {"\u0410. \u0421. \u041F\u0443\u0448\u043A\u0438\u043D \u043F\u0438\u0441\u0430\u043B.",
         {"\u0410. \u0421. \u041F\u0443\u0448\u043A\u0438\u043D \u043F\u0438\u0441\u0430\u043B."}},
    });
}

TEST_CASE("sentences: letters that are no initials end them", "[text]") {
    check({
        {"We took plan B. Then we left.", {"We took plan B.", "Then we left."}},
        {"She takes vitamin D. We talked.", {"She takes vitamin D.", "We talked."}},
        {"It was Smith and I. We left.", {"It was Smith and I.", "We left."}},
        {"I. We left.", {"I.", "We left."}},
        {"It was R&D. Building it.", {"It was R&D.", "Building it."}},
        {"In Objective-C. Why?", {"In Objective-C.", "Why?"}},
        {"Kent C. (The other)", {"Kent C.", "(The other)"}},
        {"It was Kent C.\nWe left.", {"It was Kent C.", "We left."}},
        {"It was the U.S. We left.", {"It was the U.S.", "We left."}},
        {"The letter x. We left.", {"The letter x.", "We left."}},
        {"It was 4. We left.", {"It was 4.", "We left."}},
    });
}

TEST_CASE("sentences: split() and boundaries() append", "[text]") {
    SentenceBreaker breaker;
    std::vector<Span> sentences{{0, 1}};
    breaker.split("A. b. C", sentences);
    REQUIRE(sentences.size() == 3);
    std::vector<ByteOffset> ends{ByteOffset(9)};
    breaker.boundaries("So. Yes ", ends);
    REQUIRE(ends == std::vector<ByteOffset>{ByteOffset(9), ByteOffset(4), ByteOffset(8)});
}

TEST_CASE("sentences: a moved breaker keeps its abbreviations", "[text]") {
    SentenceBreaker breaker({"Dr."});
    SentenceBreaker moved(std::move(breaker));
    breaker = std::move(moved);
    std::vector<Span> sentences;
    breaker.split("So Dr. Ruiz. \u0E01", sentences);
    REQUIRE(sentences.size() == 2);
}

TEST_CASE("sentences: boundaries as ICU on odd texts", "[text]") {
    Comparison same;
    std::string all;
    for (const std::string& text : test::oddTexts()) {
        same(text);
        all += text + "\n";
    }
    same(all);
    same.requireSame();
}

TEST_CASE("sentences: boundaries as ICU on the sample interviews", "[text]") {
    Comparison same;
    for (const std::string& text : test::filesIn(CODER_SOURCE_DIR "/corpus-samples/mentoring-54/transcripts"))
        same(text);
    same.requireSame();
}

TEST_CASE("sentences: boundaries as ICU on all short texts", "[text]") {
    Comparison same;
    // One character of each class but Extend and Format, then with these.
    test::forEachText({"a", "A", "\u05D0", "*", "1", ",", "\"", " ", ".", "!", "\r", "\n", "\u0085"}, 5, same);
    test::forEachText({"a", "A", "\u05D0", "*", "1", ",", ")", "\u00A0", ".", "?", "\r", "\n", "\u2029", "\u0301",
                       "\u00AD", "\u200D"},
                      4, same);
    same.requireSame();
}

TEST_CASE("sentences: boundaries as ICU on every character of the table and a few beyond, between all classes",
          "[text]") {
    Comparison same;
    const std::vector<std::string> before{"", "a", "a.", ".", "! ", "A.)", ". \"", "\r"};
    const std::vector<std::string> after{"", "a", "A", "1", ".", " b", ") B", "\n"};
    for (char32_t character = 0; character < 0x2200; ++character) {
        const std::string middle = test::utf8(character);
        for (const std::string& left : before)
            for (const std::string& right : after) same(left + middle + right);
        same("So" + middle + middle + " So");
    }
    same.requireSame();
}

TEST_CASE("sentences: boundaries as ICU on random texts", "[text]") {
    Comparison same;
    test::forEachRandomText(test::trickyCharacters(), 200'000, 24, same);
    // Most of those have a character that goes to ICU: here are those that have none.
    test::forEachRandomText(
        {"a",  "A",      "\u05D0", "*",      "1",      ",",      "\"",     ")",      " ",      ".",      "!", "\r",
         "\n", "\u0085", "\u00E9", "\u0416", "\u2019", "\u201C", "\u2024", "\u2026", "\u2028", "\u00A0", "_"},
        100'000, 40, same);
    same.requireSame();
}

TEST_CASE("sentences: each character that is no white space is in exactly one", "[text]") {
    SentenceBreaker breaker({"Dr.", "etc."});
    std::vector<Span> sentences;
    std::size_t broken = 0;
    std::string first;
    const auto look = [&](std::string_view text) {
        sentences.clear();
        breaker.split(text, sentences);
        if (coversAll(text, sentences)) return;
        if (broken++ == 0) first = test::visible(text);
    };
    std::string all;
    for (const std::string& text : test::oddTexts()) {
        look(text);
        all += text + " ";
    }
    look(all);
    test::forEachRandomText(test::trickyCharacters(), 50'000, 30, look);
    INFO("first text that is not covered: " << first);
    REQUIRE(broken == 0);
}

}  // namespace coder::text
