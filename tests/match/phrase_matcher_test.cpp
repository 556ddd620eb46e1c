#include "coder/match/phrase_matcher.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "tests/match/sentence.h"

namespace coder::match {

namespace {

struct Compiled {
    explicit Compiled(const codebook::PhraseSequence& sequence)
        : phrase(compilePhrase(sequence, vocabulary, former())) {}

    std::vector<WordRange> find(const Sentence& sentence, WordRange range) const {
        std::vector<WordRange> found;
        PhraseMatcher(sentence.row, sentence.symbols).find(phrase, range, found);
        return found;
    }

    Vocabulary vocabulary;
    CompiledPhrase phrase;
};

/// The text with what the pattern finds in brackets.
std::string matched(const std::string& pattern, const std::string& text, const codebook::ListLookup& lists = {}) {
    const Compiled compiled(parsed(pattern, lists));
    const Sentence sentence(compiled.vocabulary, text);
    return sentence.bracketed(compiled.find(sentence, sentence.all()));
}

void check(const char* pattern, const char* text, const char* wanted) {
    CAPTURE(pattern, text);
    CHECK(matched(pattern, text) == wanted);
}

/// All texts of at most `most` words a, b, c.
std::vector<std::string> textsOfThreeWords(std::size_t most) {
    std::vector<std::string> texts{""};
    for (std::size_t begin = 0, length = 0; length < most; ++length) {
        const std::size_t end = texts.size();
        for (; begin < end; ++begin)
            for (const char* word : {"a", "b", "c"})
                texts.push_back(texts[begin] + (texts[begin].empty() ? "" : " ") + word);
    }
    return texts;
}

}  // namespace

TEST_CASE("a word stands for its stem, in any case and with any accents") {
    check("interest", "Interests interested INTERESTING disinterest",
          "[[Interests]] [[interested]] [[INTERESTING]] disinterest");
    check("cafe", "two Cafés", "two [[Cafés]]");
    check("resume", "his résumé", "his [[résumé]]");
    check("put my interest first", "She put my interests first.", "She [[put my interests first]].");
    check("work life", "my work-life balance", "my [[work-life]] balance");
    check("work-life", "work, life", "[[work, life]]");
    check("don't know", "I don’t know", "I [[don’t know]]");
    check("mentor", "my mentor's mentors", "my [[mentor's]] [[mentors]]");
}

TEST_CASE("=word is that form alone") {
    check("=mentor", "mentors mentor Mentor mentor's", "mentors [[mentor]] [[Mentor]] mentor's");
    check("=cafe", "café cafés", "[[café]] cafés");
    check("=work-life", "work life works", "[[work life]] works");
}

TEST_CASE("word* is a beginning") {
    check("altruis*", "altruism Altruistic altru", "[[altruism]] [[Altruistic]] altru");
    check("etu*", "Études, ÉTUDIANT", "[[Études]], [[ÉTUDIANT]]");
    check("self-less*", "self-lessness", "[[self-lessness]]");
    check("a*", "a an be", "[[a]] [[an]] be");
}

TEST_CASE("alternatives, groups and options") {
    check("my|our boss", "my boss our boss the boss", "[[my boss]] [[our boss]] the boss");
    check("my boss|chief", "my chief, boss", "[[my chief]], boss");
    check("(my boss|chief)", "my chief, my boss", "my [[chief]], [[my boss]]");
    check("(put first|give) me", "put first me, give me, put me", "[[put first me]], [[give me]], put me");
    check("very [very] good", "very good very very good", "[[very good]] [[very very good]]");
    check("[very] good", "very good, good", "[[very good]], [[good]]");
    check("good [very]", "good very", "[[good]] very");
    check("a [b|c d] e", "a e a b e a c d e a c e", "[[a e]] [[a b e]] [[a c d e]] a c e");
    check("((a|b) c|d) e", "a c e b c e d e c e", "[[a c e]] [[b c e]] [[d e]] c e");
    check("a|d b c", "a b c d b c a c", "[[a b c]] [[d b c]] a c");
    check("(a|a b) c", "a b c a c", "[[a b c]] [[a c]]");
}

TEST_CASE("any word and gaps") {
    check("a ? b", "a b a x b a x x b", "a b [[a x b]] a x x b");
    check("a ? b", "a b c", "a b c");
    check("a ..2 b", "a b a x b a x x b a x x x b", "[[a b]] [[a x b]] [[a x x b]] a x x x b");
    check("a ..1 b ..1 c", "a x b x c, a b c", "[[a x b x c]], [[a b c]]");
    check("?", "one two", "[[one]] [[two]]");
    check("? a", "a a a", "[[a a]] a");
    check("put* my|our|their interest* ..2 first|before|ahead",
          "They put our interest so far ahead, put my interests first",
          "They [[put our interest so far ahead]], [[put my interests first]]");
    check("a ..3 (b|c d)", "a x c b", "[[a x c b]]");
}

TEST_CASE("lists stand for their phrases") {
    const std::vector<codebook::PhraseSequence> mentors{parsed("mentor"), parsed("my boss")};
    const codebook::ListLookup lists = [&](const std::string& name) { return name == "mentor" ? &mentors : nullptr; };
    CHECK(matched("<mentor> help*", "My boss helped, mentors help, boss helps", lists) ==
          "[[My boss helped]], [[mentors help]], boss helps");
}

TEST_CASE("each match begins as early and ends as soon as can be") {
    check("a ..3 a", "a a a a a", "[[a a]] [[a a]] a");
    check("a [b] [c]", "a b c", "[[a]] b c");
    check("[a] b", "a a b b", "a [[a b]] [[b]]");
}

TEST_CASE("phrases in odd texts") {
    check("a", "", "");
    check("a", " … ", " … ");
    check("a", "😀 a 👩‍👩‍👧", "😀 [[a]] 👩‍👩‍👧");
    check("سلام", "و سلام.", "و [[سلام]].");
    check("été", "e\xCC\x81te\xCC\x81!", "[[e\xCC\x81te\xCC\x81]]!");
    check("кот", "КОТ", "[[КОТ]]");
    check("a b", "a\r\nb", "[[a\r\nb]]");
}

TEST_CASE("only what lies in the range is found") {
    const Compiled compiled(parsed("a ..2 b"));
    const Sentence sentence(compiled.vocabulary, "a b a x b a b");
    CHECK(compiled.find(sentence, {0, 0}).empty());
    CHECK(compiled.find(sentence, {0, 1}).empty());
    CHECK(compiled.find(sentence, {1, 5}) == std::vector<WordRange>{{2, 5}});
    CHECK(compiled.find(sentence, {2, 4}).empty());
    CHECK(compiled.find(sentence, {3, 7}) == std::vector<WordRange>{{5, 7}});
}

TEST_CASE("every match has a word of the anchors, which are the rarest words") {
    struct Case {
        const char* pattern;
        std::vector<std::string> anchors;
    };
    const auto wanted =
        GENERATE(Case{"my interest", {"interest"}}, Case{"my|our", {"my", "our"}}, Case{"?", {}}, Case{"? my", {"my"}},
                 Case{"[generous] my", {"my"}}, Case{"(selfless person|kind) of", {"kind", "selfless"}},
                 Case{"altruistically ..2 my|our", {"altruistically"}}, Case{"(a ?|? ?) my", {"my"}});
    CAPTURE(wanted.pattern);
    Compiled compiled(parsed(wanted.pattern));
    std::vector<PredicateId> ids;
    for (const std::string& anchor : wanted.anchors)
        ids.push_back(compiled.vocabulary.stem(former().forms(anchor).stem));
    std::sort(ids.begin(), ids.end());
    CHECK(compiled.phrase.anchors == ids);
}

TEST_CASE("all small texts match as in the naive matcher") {
    const auto* pattern =
        GENERATE("a", "a b", "a b c", "a a", "a|b", "a|b c", "(a b|c)", "(a|b) c", "(a b|b a) c", "(a|a b) c",
                 "(a b|a) b", "a [b] c", "[a] b", "a [b]", "[a] b [c]", "a [b] [b] c", "a [b [c]] a", "a [b|c] a",
                 "a [b c|c] a", "?", "? a", "a ?", "a ? b", "? ?", "a ? ? b", "a ..1 b", "a ..2 b", "a ..3 c",
                 "a ..1 b ..1 c", "a ..2 a", "a ..2 a ..2 a", "(a ..1 b|c) a", "a ..1 (b|c a)", "a ..2 (b c|c b)",
                 "[a ..1 b] c", "(a|b) (b|c)", "(a|b) (b|c) (a|c)", "a|b b|c", "(a|(b|(c a)))", "((a b|c) [a]|b) c",
                 "[a] [b] c", "a [a] [a] [a]", "(a [b]|b) b", "(a [b]|b) b c", "=a b", "a* b", "=a|=b c*", "? ..1 a",
                 "a ..1 ?", "(? a|b) c", "a (?|b c) a", "[?] a", "a [?] [?] b", "a ..1 [b] c", "a [b] ..1 c",
                 "(a|a a|a a a) b", "(a a|a) (a|a a)", "(b|[a] c) b", "a ..3 b ..3 a", "[(a b|b) c] a", "x a");
    CAPTURE(pattern);
    const codebook::PhraseSequence sequence = parsed(pattern);
    const Compiled compiled(sequence);
    const naive::Forms forms(former());
    for (const std::string& text : textsOfThreeWords(6)) {
        const Sentence sentence(compiled.vocabulary, text);
        const auto found = compiled.find(sentence, sentence.all());
        const auto wanted = naive::findPhrase(sequence, sentence.words, forms, sentence.all());
        if (found != wanted)
            FAIL_CHECK("\"" << text << "\": " << sentence.bracketed(found) << ", not " << sentence.bracketed(wanted));
        std::vector<WordRange> all;
        PhraseMatcher(sentence.row, sentence.symbols).findAll(compiled.phrase, sentence.all(), all);
        for (std::uint32_t begin = 0; begin < sentence.words.size(); ++begin) {
            const auto one = naive::findPhrase(sequence, sentence.words, forms, {begin, sentence.all().end});
            const bool begins = !one.empty() && one.front().begin == begin;
            const bool listed = begins && std::find(all.begin(), all.end(), one.front()) != all.end();
            if (begins != listed) FAIL_CHECK("\"" << text << "\" from word " << begin);
        }
    }
}

TEST_CASE("long turns and large patterns take linear time") {
    struct Case {
        std::string pattern;
        std::string word;
    };
    const std::string deep = "(a|(a|(a|(a|(a|(a|(a|(a|(a|(a|b))))))))))";
    std::string options = "a";
    for (int i = 0; i < 15; ++i) options += " [a]";
    const auto wanted =
        GENERATE_COPY(Case{"a ..50 b", "a "}, Case{"a ..50 a ..50 a ..50 b", "a "}, Case{options + " b", "a "},
                      Case{deep + " " + deep + " b", "a "}, Case{"(a|a a|a a a) (a|a a|a a a) (a|a a|a a a) b", "a "},
                      Case{"? ..50 ? ..50 b", "a "}, Case{"a", "a "}, Case{"a ..50 [a ..50 a] b", "a "});
    CAPTURE(wanted.pattern);
    const Compiled compiled(parsed(wanted.pattern));
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += wanted.word;
    const Sentence sentence(compiled.vocabulary, text);
    const auto begin = std::chrono::steady_clock::now();
    compiled.find(sentence, sentence.all());
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    // A second at most without optimization; generous, since test machines are busy. What is quadratic takes minutes.
    CHECK(taken.count() < 20.0);
}

}  // namespace coder::match
