#include "coder/match/near_matcher.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "tests/match/sentence.h"

namespace coder::match {

namespace {

struct Pattern {
    std::vector<std::string> phrases;
    std::uint32_t within = 0;
    bool ordered = false;
};

class Compiled {
public:
    explicit Compiled(const Pattern& pattern) {
        near_.within = pattern.within;
        near_.ordered = pattern.ordered;
        for (const std::string& phrase : pattern.phrases) {
            sequences.push_back(parsed(phrase));
            near_.phrases.push_back(compilePhrase(sequences.back(), vocabulary, former()));
        }
    }

    std::vector<NearMatch> find(const Sentence& sentence, WordRange range) const {
        std::vector<NearMatch> found;
        findNear(near_, PhraseMatcher(sentence.row, sentence.symbols), range, found);
        return found;
    }

    Vocabulary vocabulary;
    std::vector<codebook::PhraseSequence> sequences;

private:
    CompiledNear near_;
};

/// The parts of all occurrences in brackets; "]] + [[" would not tell occurrences apart, so each stands in a line of
/// its own.
std::vector<std::string> matched(const Pattern& pattern, const std::string& text) {
    const Compiled compiled(pattern);
    const Sentence sentence(compiled.vocabulary, text);
    std::vector<std::string> lines;
    for (const NearMatch& match : compiled.find(sentence, sentence.all())) lines.push_back(sentence.bracketed(match));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("near finds phrases in any order with at most so many words between") {
    const Pattern pattern{{"mentee", "best interest"}, 2, false};
    CHECK(matched(pattern, "the mentee's best interests") == Lines{"the [[mentee's]] [[best interests]]"});
    CHECK(matched(pattern, "best interests of the mentee") == Lines{"[[best interests]] of the [[mentee]]"});
    CHECK(matched(pattern, "best interests of the other mentee").empty());
    CHECK(matched(pattern, "best mentee interests").empty());
    CHECK(matched(pattern, "mentees").empty());
    CHECK(matched(pattern, "").empty());
}

TEST_CASE("near in the order of its list") {
    const Pattern pattern{{"a", "b"}, 1, true};
    CHECK(matched(pattern, "a x b") == Lines{"[[a]] x [[b]]"});
    CHECK(matched(pattern, "b a").empty());
    CHECK(matched(pattern, "b a b") == Lines{"b [[a]] [[b]]"});
}

TEST_CASE("parts do not overlap, and no word is in two occurrences") {
    CHECK(matched({{"a b", "b c"}, 5, false}, "a b c").empty());
    CHECK(matched({{"a b", "b c"}, 5, false}, "a b b c") == Lines{"[[a b]] [[b c]]"});
    CHECK(matched({{"a", "a"}, 5, false}, "a").empty());
    CHECK(matched({{"a", "a"}, 5, false}, "a a a a") == Lines{"[[a]] [[a]] a a", "a a [[a]] [[a]]"});
    CHECK(matched({{"a", "b"}, 1, false}, "a b a") == Lines{"[[a]] [[b]] a"});
}

TEST_CASE("of several the one that ends first is taken, and of these the tightest") {
    CHECK(matched({{"a", "b"}, 9, false}, "a a b b") == Lines{"a [[a]] [[b]] b"});
    CHECK(matched({{"a", "b", "c"}, 9, false}, "a b a c") == Lines{"a [[b]] [[a]] [[c]]"});
    CHECK(matched({{"a", "b", "c"}, 9, true}, "a a b b c") == Lines{"a [[a]] b [[b]] [[c]]"});
}

TEST_CASE("the distance is that between neighbours") {
    CHECK(matched({{"a", "b", "c"}, 1, false}, "a x b x c") == Lines{"[[a]] x [[b]] x [[c]]"});
    CHECK(matched({{"a", "b", "c"}, 1, false}, "a x x b c").empty());
    CHECK(matched({{"a", "b"}, 0, false}, "a b") == Lines{"[[a]] [[b]]"});
    CHECK(matched({{"a", "b"}, 0, false}, "a x b").empty());
}

TEST_CASE("a phrase counts as short as it can be") {
    CHECK(matched({{"a [b]", "c"}, 0, false}, "a b c").empty());
    CHECK(matched({{"a [b]", "c"}, 1, false}, "a b c") == Lines{"[[a]] b [[c]]"});
}

TEST_CASE("only what lies in the range is near") {
    const Compiled compiled({{"a", "b"}, 1, false});
    const Sentence sentence(compiled.vocabulary, "a b a b");
    CHECK(compiled.find(sentence, {1, 3}) == std::vector<NearMatch>{{{1, 2}, {2, 3}}});
    CHECK(compiled.find(sentence, {1, 2}).empty());
    CHECK(compiled.find(sentence, {0, 0}).empty());
}

TEST_CASE("all small texts are near as in the naive matcher") {
    const auto pattern = GENERATE(
        Pattern{{"a", "b"}, 0, false}, Pattern{{"a", "b"}, 1, false}, Pattern{{"a", "b"}, 2, true},
        Pattern{{"b", "a"}, 9, true}, Pattern{{"a", "a"}, 1, false}, Pattern{{"a b", "b"}, 1, false},
        Pattern{{"a ..1 b", "b|c"}, 1, false}, Pattern{{"a [b]", "b c"}, 0, false}, Pattern{{"a", "a ..2 a"}, 2, true},
        Pattern{{"?", "a"}, 0, false}, Pattern{{"a", "b", "c"}, 0, false}, Pattern{{"a", "b", "c"}, 1, false},
        Pattern{{"a", "b", "c"}, 1, true}, Pattern{{"a", "a", "b"}, 1, false}, Pattern{{"a b", "b", "c"}, 1, false},
        Pattern{{"a|b", "b|c", "a|c"}, 0, false}, Pattern{{"a ..1 c", "b", "b c"}, 2, false},
        Pattern{{"a", "b", "c", "a"}, 1, false}, Pattern{{"a", "b", "a", "b"}, 0, true},
        Pattern{{"a", "=a", "a*", "b"}, 1, false}, Pattern{{"x", "a"}, 5, false});
    const Compiled compiled(pattern);
    const naive::Forms forms(former());
    CAPTURE(pattern.phrases, pattern.within, pattern.ordered);
    for (std::uint32_t number = 0; number < 3 * 3 * 3 * 3 * 3 * 3 * 3; ++number) {
        std::string text;
        for (std::uint32_t rest = number, i = 0; i < 7; ++i, rest /= 3)
            text += std::string(1, static_cast<char>('a' + rest % 3)) + " ";
        const Sentence sentence(compiled.vocabulary, text);
        for (const WordRange range : {sentence.all(), WordRange{0, number % 7}}) {
            const auto found = compiled.find(sentence, range);
            const auto wanted =
                naive::findNear(compiled.sequences, pattern.within, pattern.ordered, sentence.words, forms, range);
            INFO(text);
            if (found != wanted) REQUIRE(found == wanted);
        }
    }
}

TEST_CASE("random longer texts are near as in the naive matcher") {
    std::mt19937 random(54);
    const std::vector<std::string> Phrases{"a", "b", "c", "a b", "b ..2 c", "a|c", "c [a] b", "? c", "a ..3 a"};
    for (int i = 0; i < 300; ++i) {
        Pattern pattern{{}, static_cast<std::uint32_t>(random() % 6), random() % 2 == 0};
        for (auto count = 2 + random() % 3; count > 0; --count)
            pattern.phrases.push_back(Phrases[random() % Phrases.size()]);
        const Compiled compiled(pattern);
        const naive::Forms forms(former());
        std::string text;
        for (int word = 0; word < 16; ++word) text += std::string(1, "abcxy"[random() % 5]) + " ";
        const Sentence sentence(compiled.vocabulary, text);
        CAPTURE(pattern.phrases, pattern.within, pattern.ordered, text);
        REQUIRE(compiled.find(sentence, sentence.all()) == naive::findNear(compiled.sequences, pattern.within,
                                                                           pattern.ordered, sentence.words, forms,
                                                                           sentence.all()));
    }
}

TEST_CASE("near takes linear time in long turns") {
    struct Case {
        Pattern pattern;
        std::string word;
        std::string end;
    };
    const auto wanted =
        GENERATE(Case{{{"a", "b"}, 10, false}, "a b ", ""}, Case{{{"a", "b"}, 200, false}, "a ", "b"},
                 Case{{{"a", "b"}, 200, true}, "a ", "b"}, Case{{{"a", "a", "a", "b"}, 200, false}, "a ", "b"},
                 Case{{{"a ..50 a", "a ..50 c", "b"}, 200, false}, "a ", "c b"},
                 Case{{{"a", "c", "d", "e", "f", "b"}, 200, false}, "a c d e f ", "b"});
    const Compiled compiled(wanted.pattern);
    std::string text;
    while (text.size() < 40'000) text += wanted.word;
    const Sentence sentence(compiled.vocabulary, text + wanted.end);
    const auto begin = std::chrono::steady_clock::now();
    compiled.find(sentence, sentence.all());
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CAPTURE(wanted.pattern.phrases);
    // A second or two without optimization; generous, since test machines are busy. What is quadratic takes minutes.
    CHECK(taken.count() < 20.0);
}

TEST_CASE("eight phrases where only one is missing to the end do not explode") {
    const Compiled compiled({{"a", "a", "a", "a", "a", "a", "a", "b"}, 200, false});
    std::string text;
    for (int i = 0; i < 1'000; ++i) text += "a ";
    const Sentence sentence(compiled.vocabulary, text + "b");
    const auto found = compiled.find(sentence, sentence.all());
    REQUIRE(found.size() == 1);
    CHECK(found[0].front() == WordRange{993, 994});
    CHECK(found[0].back() == WordRange{1000, 1001});
}

}  // namespace coder::match
