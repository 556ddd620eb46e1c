#include "coder/match/regex_engine.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "coder/match/regex_program.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"
#include "coder/text/words.h"
#include "tests/match/naive_matcher.h"
#include "tests/support/bracketed.h"

namespace coder::match {

namespace {

using Copy = RegexEngine::Copy;

/// Patterns made ready as a codebook's are.
struct Sealed {
    explicit Sealed(const std::vector<RegexSource>& sources) {
        for (const RegexSource& source : sources) REQUIRE(patterns.add(source));
        patterns.seal(vocabulary);
    }

    /// The patterns that the words of a text let through, or that need none and match.
    std::vector<std::uint32_t> awake(std::string_view text, RegexEngine& engine, const RegexText& prepared) const {
        static const text::WordFormer Former = std::move(*text::WordFormer::make("en"));
        std::vector<text::Span> words;
        text::WordBreaker().split(text, words);
        std::set<int> atoms;
        for (const text::Span word : words) {
            std::vector<PredicateId> predicates;
            vocabulary.predicatesOf(Former.forms(text::slice(text, word)), predicates);
            for (const PredicateId predicate : predicates)
                atoms.insert(patterns.atoms(predicate).begin(), patterns.atoms(predicate).end());
        }
        std::vector<std::uint32_t> found;
        patterns.candidates({atoms.begin(), atoms.end()}, found);
        engine.matchingWordless(prepared, found);
        std::sort(found.begin(), found.end());
        return found;
    }

    Vocabulary vocabulary;
    RegexPatterns patterns;
};

std::vector<text::Span> spansOf(const RegexSource& source, std::string_view text, Copy copy) {
    const Sealed sealed({source});
    RegexEngine engine(sealed.patterns);
    RegexText prepared;
    engine.prepare(text, prepared, copy);
    std::vector<text::Span> found;
    engine.find(0, prepared, found);
    // What is not woken is never looked for.
    if (!found.empty()) REQUIRE(sealed.awake(text, engine, prepared) == std::vector<std::uint32_t>{0});
    return found;
}

/// The text with its matches in brackets. Plain texts are read in both ways.
std::string matched(const RegexSource& source, std::string_view text) {
    CHECK(checkRegex(source));
    const auto found = spansOf(source, text, Copy::IfNeeded);
    CHECK(spansOf(source, text, Copy::Always) == found);
    return support::bracketed(text, found);
}

void check(const char* pattern, const char* text, const char* wanted) {
    CAPTURE(pattern, text);
    CHECK(matched({pattern, false}, text) == wanted);
}

}  // namespace

TEST_CASE("word boundaries are those of Unicode") {
    check(R"(\bt\b)", "été t", "été [[t]]");
    check(R"(\bété\b)", "un été. Des étés", "un [[été]]. Des étés");
    check(R"(\bт)", "кот там", "кот [[т]]ам");
    check(R"(\Bt\B)", "été t", "é[[t]]é t");
    check(R"(\b\w+\b)", "“naïve” café-bar", "“[[naïve]]” [[café]]-[[bar]]");
    check(R"(\bسلام\b)", "و سلام، يا", "و [[سلام]]، يا");
    check(R"(\bsmile\b)", "😀smile😀", "😀[[smile]]😀");
    check(R"(\bcafe)", "cafe\xCC\x81s", "[[cafe]]\xCC\x81s");
    check(R"(\bcafe\b)", "cafe\xCC\x81s", "cafe\xCC\x81s");
    check(R"(\bcoop)", "co\xC2\xADop", "co\xC2\xADop");
    check(R"(\bop)", "co\xC2\xADop op", "co\xC2\xADop [[op]]");
    check(R"(\bput\b)", "put’s", "[[put]]’s");
    check(R"(\bnot\b)", "not—not", "[[not]]—[[not]]");
    check(R"(\b)"
          R"((?:my )?\b(?:own )?\bbéa)",
          "béa", "[[béa]]");
    check(R"(\b(?:my )?\b(?:own )?\bbest)", "é my best", "é [[my best]]");
    check(R"(a\Ba\Ba)", "éaaa", "é[[aaa]]");
    check(R"(a\B)", "éaaa", "é[[a]][[a]]a");
    check(R"(\Ba\B)", "xaayé", "x[[a]][[a]]yé");
}

TEST_CASE("classes know all scripts") {
    check(R"(\d+)", "٣٤ and 12é", "[[٣٤]] and [[12]]é");
    check(R"(\w+)", "été_1 ʻokina", "[[été_1]] [[ʻokina]]");
    check(R"(\s)",
          "a b\xC2\x85"
          "c\xE3\x80\x80"
          "d",
          "a[[ ]]b[[\xC2\x85]]c[[\xE3\x80\x80]]d");
    check(R"(\s)", "a\vb", "a[[\v]]b");
    check(R"(\S+)", "é\vb c", "[[é]]\v[[b]] [[c]]");
    check(R"(\W+)", "é, è", "é[[, ]]è");
    check(R"([\W_]+)", "é_, è", "é[[_, ]]è");
    check(R"([^\W\d]+)", "é1è", "[[é]]1[[è]]");
    check(R"([^\S\n]+)", "é \nè ", "é[[ ]]\nè[[ ]]");
    check(R"(\pL+)", "é1я", "[[é]]1[[я]]");
    check(R"(\PL+)", "é1-я", "é[[1-]]я");
    check(R"([\PLя]+)", "é1-я", "é[[1-я]]");
    check(R"(\p{^Greek}+)", "αβé", "αβ[[é]]");
    check(R"(\p{Greek}+)", "αβé", "[[αβ]]é");
    check(R"([^a-z]+)", "abÉc", "ab[[É]]c");
    check(R"(x[\x{80}-\x{10FFFF}]y)", "éxy xéy", "éxy [[xéy]]");
    check(R"([[:alpha:]]+)", "été1", "[[été]]1");
    check(R"([[:^alpha:]]+)", "été1 ", "été[[1 ]]");
    check(R"([[:punct:]]+)", "é«!", "é[[«!]]");
    check(R"(\x{e9}\xe8)", "éè", "[[éè]]");
    check(R"([]é]+)", "é]a", "[[é]]]a");
    check(R"([a\]-]+)", "-]éa", "[[-]]]é[[a]]");
}

TEST_CASE("plain quotes find typographic ones") {
    for (const char* text : {"I don't", "I don’t", "I don‘t"}) {
        CAPTURE(text);
        CHECK(spansOf({"don't", false}, text, Copy::IfNeeded).size() == 1);
        CHECK(spansOf({"don\\'t", false}, text, Copy::Always).size() == 1);
        CHECK(spansOf({"don[']t", false}, text, Copy::IfNeeded).size() == 1);
        CHECK(spansOf({"don[^']t", false}, text, Copy::IfNeeded).empty());
        CHECK(spansOf({R"(\Qdon't\E)", false}, text, Copy::IfNeeded).size() == 1);
    }
    check("\"yes\"", "“yes” „yes“ \"yes\" 'yes'", "[[“yes”]] [[„yes“]] [[\"yes\"]] 'yes'");
    check("’", "' ’", "' [[’]]");
}

TEST_CASE("case does not count unless it is said") {
    check("K", "k K \xE2\x84\xAA", "[[k]] [[K]] [[\xE2\x84\xAA]]");
    check("S", "s S ſ", "[[s]] [[S]] [[ſ]]");
    check("É", "é É e", "[[é]] [[É]] e");
    check("(?-i)É", "é É", "é [[É]]");
    CHECK(matched({"she", true}, "She, she") == "She, [[she]]");
    CHECK(matched({"(?i)she", true}, "She, é she") == "[[She]], é [[she]]");
    CHECK(matched({"a(?i:b)c", true}, "aBc éaBC") == "[[aBc]] éaBC");
}

TEST_CASE("flags, anchors, groups and quotations") {
    check("a.c",
          "a\nc a\xC3\xA9"
          "c",
          "a\nc [[aéc]]");
    check("(?s)a.c", "a\nc é", "[[a\nc]] é");
    check("(?s:a.)c.", "a\nc\né", "a\nc\né");
    check("^a", "aé a\na", "[[a]]é a\na");
    check("(?m)^a", "aé a\na", "[[a]]é a\n[[a]]");
    check("é$", "é é", "é [[é]]");
    check("(?m)é$", "é\né", "[[é]]\n[[é]]");
    check("(?m)a$\\nb", "é\na\nb", "é\n[[a\nb]]");
    check(R"(\Aé|é\z)", "é é é", "[[é]] é [[é]]");
    check("(?P<who>my|our)é", "ouré", "[[ouré]]");
    check(R"(\Qa.b\E)", "a.b aéb", "[[a.b]] aéb");
    check("a|ab", "éabc", "é[[a]]bc");
    check("(?U)a+", "éaa", "é[[a]][[a]]");
    check("a{2}é{1,2}", "aaéé", "[[aaéé]]");
    check("a{,2}é", "a{,2}é", "[[a{,2}é]]");
}

TEST_CASE("empty matches are left out and hide nothing behind them") {
    const RegexSource star{"é*", false};
    CHECK(support::bracketed("aéb", spansOf(star, "aéb", Copy::Always)) == "a[[é]]b");
    CHECK(support::bracketed("aab", spansOf({"a*", false}, "aab", Copy::IfNeeded)) == "[[aa]]b");
    CHECK(spansOf({"x*", false}, "é😀a", Copy::IfNeeded).empty());
    // As ICU has it: behind an empty match the search goes on at the next character.
    check(R"(\b(?:foo)??|o)", "fooé", "f[[o]][[o]]é");
}

TEST_CASE("what can match nothing is refused") {
    const auto* pattern = GENERATE("", "^", "$", "^$", R"(\b)", R"(\B)", "(?:)", "(|)", "x{0}", R"(\b\b)", R"(\A\z)",
                                   R"([^\x00-\x{10FFFF}])");
    CAPTURE(pattern);
    const base::Status status = checkRegex({pattern, false});
    REQUIRE(!status);
    CHECK(status.error().message.find("can match nothing") != std::string::npos);
    CHECK(!status.error().remedy.empty());
}

TEST_CASE("what can match nothing but also something is not") {
    const auto* pattern = GENERATE("a*", "a?", "(?:a|)", "a{0,1}", R"(\b\w*)", R"(\bé)", R"(\Bété\b)", R"((?:é\b|\b))");
    CHECK(checkRegex({pattern, false}));
}

TEST_CASE("RE2's refusals say where and what to do") {
    struct Case {
        const char* pattern;
        std::uint32_t column;
        const char* message;
    };
    const auto wanted = GENERATE(Case{"(abc", 1, "closing parenthesis is missing"}, Case{"abc)", 1, "never opened"},
                                 Case{"a)(b", 1, "never opened"}, Case{"abc\\", 0, "backslash stands at the end"},
                                 Case{"[abc", 1, "closing ] is missing"}, Case{"é[z-a]", 3, "range runs backwards"},
                                 Case{"*a", 1, "nothing to repeat"}, Case{"éa**", 3, "nothing to repeat"},
                                 Case{"a{1001}", 2, "over 1000"}, Case{"(?:a{1000}){1000}", 0, "over 1000"},
                                 Case{R"(é\y)", 2, "escape is unknown"}, Case{R"(\p{Grek})", 1, "class is unknown"},
                                 Case{"[[:alfa:]]", 2, "class is unknown"}, Case{"(?x)a", 1, "can't be read"},
                                 Case{"\xC3(", 0, "no UTF-8"}, Case{R"(\pL{1000})", 0, "more memory"},
                                 Case{"((((a{100}){100}){100})", 0, ""});
    CAPTURE(wanted.pattern);
    const base::Status status = checkRegex({wanted.pattern, false});
    REQUIRE(!status);
    CHECK(status.error().place.column == wanted.column);
    CHECK(status.error().message.find(wanted.message) != std::string::npos);
    CHECK(!status.error().remedy.empty());
    CHECK(status.error().message.find("(?i:") == std::string::npos);
}

TEST_CASE("what is small enough in plain texts fits in marked ones, unchecked") {
    const auto* atom = GENERATE("a", "é", ".", R"(\w)", R"(\W)", R"(\d)", R"(\D)", R"(\s)", R"(\S)", R"(\pL)", R"(\pN)",
                                "[^a]", "[[:alpha:]]", "[[:punct:]]", R"(\w+\W*)", R"(\b\w\B)");
    CAPTURE(atom);
    RegexSource largest{atom, false};
    for (int times = 2; times <= 1000; ++times) {
        const RegexSource next{"(?:" + std::string(atom) + "){" + std::to_string(times) + "}", false};
        if (RE2(plainProgram(next), re2Options(PlainMemory)).ProgramSize() > SurelyFits) break;
        largest = next;
    }
    const RE2 marked(markedProgram(largest), re2Options(MarkedMemory));
    CHECK(marked.ok());
    CHECK(checkRegex(largest));
}

TEST_CASE("a set without enough memory gives way to trying one by one") {
    std::vector<RegexSource> sources;
    for (int i = 0; i < 20; ++i)
        sources.push_back(
            {"[^b]\\w{" + std::to_string(i) + "}[é1-9]?[^a]|[a-n]+dle" + std::to_string(i) + "\\b|\\W\\d", false});
    const Sealed sealed(sources);
    REQUIRE(sealed.patterns.wordless().size() == sources.size());
    // So little that the set is never made; so little that it runs out while it reads; enough.
    const std::int64_t memory = GENERATE(1'000, 60'000, 200'000, DefaultSetMemory);
    RegexEngine engine(sealed.patterns, memory);
    std::mt19937 random(7);
    for (const char* end : {" needle7 needle19", " needle7 needle19é"}) {
        std::string text;
        for (int i = 0; i < 2000; ++i) text += random() % 3 == 0 ? "ab" : random() % 2 == 0 ? "a c " : "cc";
        text += end;
        RegexText prepared;
        engine.prepare(text, prepared);
        std::vector<std::uint32_t> wanted;
        for (std::uint32_t i = 0; i < sources.size(); ++i) {
            std::vector<text::Span> spans;
            engine.find(i, prepared, spans);
            if (!spans.empty()) wanted.push_back(i);
        }
        std::vector<std::uint32_t> found;
        engine.matchingWordless(prepared, found);
        CAPTURE(memory, end);
        CHECK(found == wanted);
        CHECK(found.size() > 5);
    }
}

TEST_CASE("patterns wake by the words that they need") {
    const Sealed sealed({{R"(\bshe (?:\w+ ){0,3}listens)", false},
                         {"honest|candid", false},
                         {R"(\b\w+\b)", false},
                         {R"(work[ -]life)", false},
                         {"Kiss", true},
                         {R"(page \d)", false},
                         {"étude", false}});
    RegexEngine engine(sealed.patterns);
    CHECK(sealed.patterns.wordless() == std::vector<std::uint32_t>{2});
    const auto awake = [&](std::string_view text) {
        RegexText prepared;
        engine.prepare(text, prepared);
        return sealed.awake(text, engine, prepared);
    };
    using Indices = std::vector<std::uint32_t>;
    CHECK(awake("") == Indices{});
    CHECK(awake("she sings") == Indices{2});
    CHECK(awake("She always listens") == Indices{0, 2});
    CHECK(awake("candidly, dishonest") == Indices{1, 2});
    CHECK(awake("my work-life") == Indices{2, 3});
    // One run of letters of each is enough to look: its longest.
    CHECK(awake("life works") == Indices{2, 3});
    CHECK(awake("\xE2\x84\xAAiſſ") == Indices{2, 4});
    CHECK(awake("page \xD9\xA3") == Indices{2, 5});
    CHECK(awake("ÉTUDES") == Indices{2, 6});
}

TEST_CASE("an engine without patterns finds nothing") {
    const Sealed sealed({});
    RegexEngine engine(sealed.patterns);
    RegexEngine moved(std::move(engine));
    RegexText text;
    moved.prepare("ab é", text);
    CHECK(sealed.awake("ab é", moved, text).empty());
}

TEST_CASE("regular expressions in odd texts") {
    for (const char* text :
         {"", "a", "\n", "\r\n", "😀", "👩‍👩‍👧", "\xCC\x81", "\xEF\xB7\x90", "\xEF\xB7\x91\xEF\xB7\x90"}) {
        CAPTURE(text);
        spansOf({R"(\b.|\B|\W+|a\B)", false}, text, Copy::Always);
    }
    const std::string long_ = std::string(200'000, 'a') + " é " + std::string(200'000, 'b');
    CHECK(spansOf({R"(\b\w+\b)", false}, long_, Copy::IfNeeded).size() == 3);
    CHECK(spansOf({R"(\B|z)", false}, long_, Copy::IfNeeded).empty());
}

TEST_CASE("classes agree with ICU on every character") {
    const auto* pattern = GENERATE(R"(\w)", R"(\W)", R"(\d)", R"(\D)", R"(\s)", R"(\S)", R"([\w])", R"([\Wa])",
                                   R"([^\w])", R"([^\d\s])", R"(\pL)", R"(\PL)", R"([\P{Lu}])");
    CAPTURE(pattern);
    // Each in a paragraph of its own: half of all planes that have characters, without the private ones.
    std::string text;
    for (std::uint32_t c = 1; c < 0x20000; ++c) {
        if ((c >= 0xD800 && c < 0xE000) || c == 0xFDD0 || c == 0xFDD1 || c == '\n') continue;
        const auto low = [&](std::uint32_t shift) { return static_cast<char>(0x80U | ((c >> shift) & 0x3FU)); };
        if (c < 0x80)
            text += static_cast<char>(c);
        else if (c < 0x800)
            (text += static_cast<char>(0xC0U | c >> 6U)) += low(0);
        else if (c < 0x10000)
            ((text += static_cast<char>(0xE0U | c >> 12U)) += low(6)) += low(0);
        else
            (((text += static_cast<char>(0xF0U | c >> 18U)) += low(12)) += low(6)) += low(0);
        text += '\n';
    }
    const auto ours = spansOf({pattern, true}, text, Copy::IfNeeded);
    const auto icu = naive::findRegex(pattern, true, text);
    std::vector<text::Span> differing;
    std::set_symmetric_difference(ours.begin(), ours.end(), icu.begin(), icu.end(), std::back_inserter(differing));
    std::string shown;
    // RE2 of Debian 12 has Unicode 14, ICU 72 has 15.
    for (const text::Span span : differing) shown += std::string(text::slice(text, span)) + " ";
    INFO(shown.substr(0, 400));
    CHECK(differing.size() <= 4600);
}

namespace {

/// Patterns of a small grammar in which RE2 and ICU mean the same.
class RandomPatterns {
public:
    explicit RandomPatterns(std::uint32_t seed) : random_(seed) {}

    std::string pattern() {
        std::string result = pick() % 12 == 0 ? "^" : "";
        result += sequence(2);
        if (pick() % 5 == 0) result += "|" + sequence(1);
        if (pick() % 12 == 0) result += "$";
        return result;
    }

    std::string text() {
        static const std::vector<std::string> Letters{
            "a", "b", "é", "я", "’", "'", " ", "1", "٣", "k", "\xE2\x84\xAA", ".", "\xCC\x81"};
        std::string result;
        for (std::uint32_t i = pick() % 9; i > 0; --i) result += Letters[pick() % Letters.size()];
        return result;
    }

private:
    std::uint32_t pick() { return static_cast<std::uint32_t>(random_()); }

    std::string sequence(int depth) {
        std::string result;
        for (std::uint32_t i = 1 + pick() % 4; i > 0; --i) result += piece(depth);
        return result;
    }

    std::string piece(int depth) {
        const std::uint32_t kind = pick() % 10;
        if (kind < 2) return pick() % 3 == 0 ? R"(\B)" : R"(\b)";
        // What can be empty is not repeated: engines differ in how often they go round.
        if (kind == 2 && depth > 0)
            return "(?:" + sequence(depth - 1) + "|" + sequence(depth - 1) + ")" + (pick() % 3 == 0 ? "?" : "");
        return atom() + quantifier();
    }

    std::string atom() {
        static const std::vector<std::string> Atoms{
            "a",      "b",         "é",      "я",         "'",          "1",        "k",     " ",
            R"(\w)",  R"(\W)",     R"(\d)",  R"(\D)",     R"(\s)",      R"(\S)",    ".",     R"(\.)",
            "[aé]",   "[^aé]",     "[^a-z]", R"([\wя’])", R"([\W1])",   R"([^\W])", "[a-é]", R"(\pL)",
            R"(\PL)", R"([^\s'])", "[']",    R"(\x{e9})", "[[:alpha:]]"};
        return Atoms[pick() % Atoms.size()];
    }

    std::string quantifier() {
        static const std::vector<std::string> Quantifiers{"",  "",      "",   "",   "*",  "+",
                                                          "?", "{1,2}", "*?", "+?", "??", "{2}"};
        return Quantifiers[pick() % Quantifiers.size()];
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("random patterns match what they match in ICU") {
    RandomPatterns make(20130101);
    int compared = 0;
    for (int i = 0; i < 300; ++i) {
        const RegexSource source{make.pattern(), i % 2 == 0};
        if (!checkRegex(source)) continue;
        const Sealed sealed({source});
        RegexEngine engine(sealed.patterns);
        for (int j = 0; j < 20; ++j) {
            const std::string text = make.text();
            bool valid = false;
            const auto wanted = naive::findRegex(source.pattern, source.caseSensitive, text, &valid);
            REQUIRE(valid);
            RegexText prepared;
            std::vector<text::Span> found;
            engine.prepare(text, prepared);
            engine.find(0, prepared, found);
            if (!wanted.empty()) REQUIRE(sealed.awake(text, engine, prepared).size() == 1);
            INFO(source.pattern << (source.caseSensitive ? " (case) on \"" : " on \"") << text << "\"");
            REQUIRE(support::bracketed(text, found) == support::bracketed(text, wanted));
            if (text::isPlain(text)) {
                found.clear();
                engine.prepare(text, prepared, Copy::Always);
                engine.find(0, prepared, found);
                REQUIRE(support::bracketed(text, found) == support::bracketed(text, wanted));
            }
            ++compared;
        }
    }
    CHECK(compared > 4'000);
}

}  // namespace coder::match
