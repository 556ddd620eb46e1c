#include "coder/codebook/phrase.h"

#include <catch2/catch.hpp>

#include <map>

#include "coder/text/words.h"
#include "tests/codebook/printed.h"

using namespace coder;
using namespace coder::codebook;

namespace {

/// Lists for the tests: <mentor>, <one> with a single phrase, <gap> with a gap inside.
const std::vector<PhraseSequence>* testList(const std::string& name) {
    static const std::map<std::string, std::vector<PhraseSequence>> Lists = [] {
        std::map<std::string, std::vector<PhraseSequence>> lists;
        for (const char* phrase : {"mentor", "my boss"}) lists["mentor"].push_back(*parsePhrase(phrase, nullptr));
        lists["one"].push_back(*parsePhrase("only this", nullptr));
        lists["gap"].push_back(*parsePhrase("a ..2 b", nullptr));
        lists["empty"] = {};
        return lists;
    }();
    const auto found = Lists.find(name);
    return found == Lists.end() ? nullptr : &found->second;
}

struct Good {
    const char* pattern;
    const char* tree;
};

struct Bad {
    const char* pattern;
    std::uint32_t column;
    const char* message;
};

}  // namespace

TEST_CASE("phrase: patterns and their trees") {
    const auto [pattern, tree] = GENERATE(values<Good>({
        {"mentor", "mentor"},
        {"  mentor  ", "mentor"},
        {"x", "x"},
        {"her own interests", "her own interests"},
        {"Don't", "Don't"},
        {"don\xE2\x80\x99t stop", "don\xE2\x80\x99t stop"},
        {"work-life balance", "work life balance"},
        {"e.g. 3.14", "e.g 3.14"},
        {"caf\xC3\xA9", "caf\xC3\xA9"},
        {"\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD9\x8A\xD8\xA7",
         "\xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7 \xD9\x8A\xD8\xA7"},
        {"good \xF0\x9F\x99\x82 mentor", "good mentor"},
        {"hello, world!", "hello world"},
        {"well - yes", "well yes"},
        {"...so", "so"},
        {"a\nb\r\nc\td", "a b c d"},
        {"two\xC2\xA0words", "two words"},
        // marks
        {"put*", "put*"},
        {"=my", "=my"},
        {"=work-life", "=work =life"},
        {"self-defen*", "self defen*"},
        {"?", "?"},
        {"a ? b", "a ? b"},
        {"(?|a) b", "(?|a) b"},
        {"a ..3 b", "a ..3 b"},
        {"a ..50 b", "a ..50 b"},
        {"a ..2 [b] ..3 c", "a ..2 [b] ..3 c"},
        // alternatives
        {"a|b", "(a|b)"},
        {"a | b", "(a|b)"},
        {"put* my|our|their interest* ..2 first|before", "put* (my|our|their) interest* ..2 (first|before)"},
        {"my boss|chief", "my (boss|chief)"},
        {"(my boss|chief)", "(my boss|chief)"},
        {"(my boss)|chief", "(my boss|chief)"},
        {"a|(b c)|d", "(a|b c|d)"},
        {"(a|b)|c", "(a|b|c)"},
        {"((a|b)|c) d", "(a|b|c) d"},
        {"(a (b|c)|d)", "(a (b|c)|d)"},
        {"work-life|home", "(work life|home)"},
        {"=a|b*|c", "(=a|b*|c)"},
        {"(a)", "a"},
        {"((a b)) c", "a b c"},
        {"(a ..2 b|c) d", "(a ..2 b|c) d"},
        // optional
        {"[very] good", "[very] good"},
        {"good [very|so much]", "good [very|so much]"},
        {"[a] [b] c", "[a] [b] c"},
        {"[[a] b] c", "[[a] b] c"},
        {"[(a|b)] c", "[a|b] c"},
        // lists
        {"<mentor>", "(mentor|my boss)"},
        {"<mentor>|friend helps", "(mentor|my boss|friend) helps"},
        {"(<mentor>|friend) helps", "(mentor|my boss|friend) helps"},
        {"<one> more", "only this more"},
        {"[<mentor>] said", "[mentor|my boss] said"},
        {"<gap> c", "a ..2 b c"},
        {"my <mentor>-like friend", "my (mentor|my boss) like friend"},
    }));
    INFO(pattern);
    const auto sequence = parsePhrase(pattern, testList);
    if (!sequence) FAIL(sequence.error().message);
    CHECK(printed(*sequence) == tree);
    // What is printed is a pattern itself, for the same tree.
    const auto again = parsePhrase(printed(*sequence), testList);
    REQUIRE(again);
    CHECK(*again == *sequence);
}

TEST_CASE("phrase: what is refused, with its column") {
    const auto [pattern, column, message] = GENERATE(values<Bad>({
        {"", 1, "the pattern has no word"},
        {"   ", 4, "the pattern has no word"},
        {"...", 4, "the pattern has no word"},
        {"\xF0\x9F\x99\x82", 2, "the pattern has no word"},
        {"a\xFF", 2, "the pattern is no UTF-8 text"},
        // marks
        {"*", 1, "the mark * stands without a word"},
        {"a =", 3, "the mark = stands without a word"},
        {"=,", 1, "the mark = stands without a word"},
        {"p*t", 2, "the * in \"p*t\" does not stand at the end of a word"},
        {"*able", 1, "the * in \"*able\" does not stand at the end of a word"},
        {"self-*", 6, "the * in \"self-*\" does not stand at the end of a word"},
        {"\xC3\xA9 a=b", 4, "the = in \"a=b\" does not stand before a word"},
        {"=(a|b)", 1, "the mark = stands without a word"},
        {"=put*", 1, "\"=put*\" has both = and *"},
        {"really?", 7, "a ? stands next to a word"},
        {"?a", 1, "a ? stands next to a word"},
        {"??", 1, "a ? stands next to a word"},
        // gaps
        {"..3", 1, "a gap has no word on one of its sides, or only an optional one"},
        {"a ..3", 3, "a gap has no word on one of its sides, or only an optional one"},
        {"..3 a", 1, "a gap has no word on one of its sides, or only an optional one"},
        {"[a] ..3 b", 5, "a gap has no word on one of its sides, or only an optional one"},
        {"a ..3 [b]", 3, "a gap has no word on one of its sides, or only an optional one"},
        {"a (b ..3) c", 6, "a gap has no word on one of its sides, or only an optional one"},
        {"a ..2 ..3 b", 3, "two gaps stand side by side"},
        {"a .. b", 3, "\"..\" is no gap: expected .. and a number from 1 to 50"},
        {"a ..0 b", 3, "\"..0\" is no gap: expected .. and a number from 1 to 50"},
        {"a ..51 b", 3, "\"..51\" is no gap: expected .. and a number from 1 to 50"},
        {"a ..99999999999 b", 3, "\"..99999999999\" is no gap: expected .. and a number from 1 to 50"},
        {"a ..N b", 3, "\"..N\" is no gap: expected .. and a number from 1 to 50"},
        {"a..3 b", 2, "a gap stands next to a word"},
        {"a|..3 b", 3, "no word stands on one side of a |"},
        // brackets
        {"(a", 1, "this bracket is not closed"},
        {"[a", 1, "this bracket is not closed"},
        {"(", 1, "this bracket is not closed"},
        {"(a|", 1, "this bracket is not closed"},
        {"(a]", 1, "this bracket is not closed"},
        {"a (b [c) d]", 6, "this bracket is not closed"},
        {"a)", 2, "a closing bracket stands where none is open"},
        {"a]", 2, "a closing bracket stands where none is open"},
        {"()", 2, "no word stands in the brackets or beside the |"},
        {"[]", 2, "no word stands in the brackets or beside the |"},
        {"(a|)", 4, "no word stands in the brackets or beside the |"},
        {"(|a)", 2, "no word stands in the brackets or beside the |"},
        {"a|", 3, "no word stands on one side of a |"},
        {"|a", 1, "no word stands on one side of a |"},
        {"a||b", 3, "no word stands on one side of a |"},
        {"mentor(s)", 7, "a bracket stands next to \"mentor\""},
        {"(un|dis)honest", 9, "a bracket stands next to \"honest\""},
        {"<mentor>'s", 9, "a bracket stands next to \"'s\""},
        // optional
        {"[a]", 1, "all words are optional, so that none would have to be there"},
        {"[a] [b]", 1, "all words are optional, so that none would have to be there"},
        {"a ([b]|c)", 4, "all words are optional, so that none would have to be there"},
        {"[a]|b", 4, "an optional part is one of several alternatives"},
        {"b|[a]", 3, "no word stands on one side of a |"},
        // lists
        {"<nobody>", 1, "there is no list <nobody>"},
        {"<empty>", 1, "there is no list <empty>"},
        {"a <", 3, "a < begins no name of a list"},
        {"a <>", 3, "a < begins no name of a list"},
        {"<my boss>", 1, "a < begins no name of a list"},
        {"a > b", 3, "a > stands where no list begins"},
    }));
    INFO(pattern);
    const auto sequence = parsePhrase(pattern, testList);
    REQUIRE_FALSE(sequence);
    CHECK(sequence.error().message == message);
    CHECK(sequence.error().place == base::Place{{}, 0, column});
    CHECK(sequence.error().code == base::ErrorCode::Invalid);
    CHECK_FALSE(sequence.error().remedy.empty());
}

TEST_CASE("phrase: bounds hold") {
    SECTION("brackets") {
        const std::string deep = std::string(MaxPhraseDepth, '(') + "a" + std::string(MaxPhraseDepth, ')');
        CHECK(parsePhrase(deep, nullptr));
        const auto refused = parsePhrase("(" + deep + ")", nullptr);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message == "brackets nest deeper than 16");
        CHECK_FALSE(parsePhrase(std::string(500'000, '('), nullptr));
    }
    SECTION("words") {
        std::string words;
        for (std::size_t i = 0; i < MaxPhraseNodes; ++i) words += "a ";
        CHECK(parsePhrase(words, nullptr));
        const auto refused = parsePhrase(words + "b", nullptr);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message == "the pattern and its lists have more than 100000 words");
    }
    SECTION("words of lists") {
        const std::vector<PhraseSequence> large(60'000, *parsePhrase("a", nullptr));
        const ListLookup lists = [&](const std::string&) { return &large; };
        CHECK(parsePhrase("<x>", lists));
        CHECK_FALSE(parsePhrase("<x> <x>", lists));
    }
    SECTION("bytes") { CHECK_FALSE(parsePhrase(std::string(1'000'001, 'a'), nullptr)); }
}

TEST_CASE("phrase: a breaker of one's own gives the same") {
    text::WordBreaker words;
    CHECK(*parsePhrase("work-life =balance", nullptr, words) == *parsePhrase("work-life =balance", nullptr));
    CHECK(countNodes(*parsePhrase("a (b c|d) [e]", nullptr, words)) == 7);
}
