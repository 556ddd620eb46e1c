#include "coder/match/regex_syntax.h"

#include <catch2/catch.hpp>
#include <string>

#include "coder/text/characters.h"

namespace coder::match {

namespace {

std::string shown(std::string text) {
    for (const auto& [mark, sign] : {std::pair{"\xEF\xB7\x90", "|"}, std::pair{"\xEF\xB7\x91", "."}})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) text.replace(at, 3, sign);
    return text;
}

std::string marked(std::string_view text, MarkCounts counts = {1, 1}) {
    MarkedText result;
    markText(text, counts, result);
    REQUIRE(result.original.size() == result.text.size() + 1);
    REQUIRE(std::is_sorted(result.original.begin(), result.original.end()));
    REQUIRE(result.original.back() == text.size());
    return shown(result.text);
}

}  // namespace

TEST_CASE("marks stand at every place, and more of them where they are needed") {
    CHECK(marked("") == ".");
    CHECK(marked("a") == "|a|");
    CHECK(marked(" ") == ". .");
    CHECK(marked("ab c") == "|a.b| |c|");
    CHECK(marked("été’s") == "|é.t.é|’|s|");
    CHECK(marked("ab!", {2, 0}) == "||ab||!");
    CHECK(marked("ab!", {0, 3}) == "a...b!...");
    CHECK(marked("ab c", {0, 0}) == "ab c");
    CHECK(marked("سلام 😀x") == "|س.ل.ا.م| .😀|x|");
}

TEST_CASE("combining marks and soft hyphens are inside the word that they stand in") {
    CHECK(marked("e\xCC\x81t") == "|e.\xCC\x81.t|");
    CHECK(marked("co\xC2\xADop") == "|c.o.\xC2\xAD.o.p|");
    CHECK(marked(" \xCC\x81x") == ". .\xCC\x81|x|");
    CHECK(marked("می\xE2\x80\x8Cروم") == "|م.ی.\xE2\x80\x8C.ر.و.م|");
}

TEST_CASE("a mark leads back to the character behind it") {
    MarkedText text;
    markText("é a", {1, 0}, text);
    CHECK(text.original == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4});
}

TEST_CASE("a text that has the marks' own characters stays in step") {
    CHECK(marked("a\xEF\xB7\x90"
                 "b") == "|a|||b|");
}

TEST_CASE("as many marks as a pattern may look at in one place") {
    struct Case {
        const char* pattern;
        std::uint32_t boundary;
        std::uint32_t nonBoundary;
    };
    const auto [pattern, boundary, nonBoundary] =
        GENERATE(Case{"abc", 0, 0}, Case{"", 0, 0}, Case{R"(\babc\b)", 1, 0}, Case{R"(\b\b)", 2, 0},
                 Case{R"(\b(?:my )?\b(?:own )?\bbest)", 3, 0}, Case{R"(\ba?\b)", 2, 0}, Case{R"(\ba*\b)", 2, 0},
                 Case{R"(\ba{0,3}\b)", 2, 0}, Case{R"(\ba{1,3}\b)", 1, 0}, Case{R"(\ba+\b)", 1, 0},
                 Case{R"(\B.\B)", 0, 1}, Case{R"(\B\B\b)", 1, 2}, Case{R"([\b]\\b)", 0, 0}, Case{R"(\Q\b\b\E)", 0, 0},
                 Case{R"((?:\bme\b,?)+)", 2, 0}, Case{R"(\b\b\b\b\b\b\b\b\b\b\b\b)", 8, 0}, Case{R"(\b(?i)\b)", 2, 0});
    CAPTURE(pattern);
    const MarkCounts needed = marksNeeded(pattern);
    CHECK(needed.boundary == boundary);
    CHECK(needed.nonBoundary == nonBoundary);
}

TEST_CASE("patterns for plain texts differ in quotes, digits and the vertical tab") {
    const auto [pattern, plain] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"don't", "don['‘’]t"},
        {"don\\'t", "don['‘’]t"},
        {R"(["x])", R"(["“”„x])"},
        {R"(\"yes\")", R"(["“”„]yes["“”„])"},
        {R"([^'])", R"([^'‘’])"},
        {R"(\bself-?less(ly|ness)?\b)", R"(\bself-?less(ly|ness)?\b)"},
        {R"([]a])", R"([\]a])"},
        {R"([^]a])", R"([^\]a])"},
        {R"([a\]-])", R"([a\]-])"},
        {R"([!-'])", R"([!-'])"},
        {R"(\Qa.b\E+)", R"(a\.b+)"},
        {R"(\Qa.b)", R"(a\.b)"},
        {R"(\Q\E)", ""},
        {R"(a{2}b{2,}c{2,5})", R"(a{2}b{2,}c{2,5})"},
        {R"(a{,5}b{x})", R"(a\{,5\}b\{x\})"},
        {R"(\s\S)", R"([\s\v][^\s\v])"},
        {R"([^\S\n])", R"([^\x00-\x08\x0E-\x1F!-\x{10FFFF}\n])"},
        {"(?P<who>I|me)", "(?P<who>I|me)"},
        {R"(\w\W\d\D)", R"([\w][^\w][\d\x{660}][^\d\x{660}])"},
        {R"([[:alpha:]_])", R"([\p{L}\p{Nl}_])"},
        {R"(\07\x41\x{e9})", R"(\07\x41\x{e9})"},
    }));
    CHECK(plainPattern(pattern) == plain);
}

TEST_CASE("patterns for marked texts take marks before each character, and no mark for one") {
    const auto [pattern, wanted] = GENERATE(table<std::string, std::string>({
        {"", ""},
        {"é", "(?:Mé)"},
        {"a+?b", "(?:Ma)+?(?:Mb)"},
        {R"(\ba\B)", "|(?:Ma)."},
        {".", R"((?:M[^R\n]))"},
        {"(?s).", "(?s)(?:M[^R])"},
        {"(?s:.).", R"((?s:(?:M[^R]))(?:M[^R\n]))"},
        {"(?s)((?-s).).", R"((?s)((?-s)(?:M[^R\n]))(?:M[^R]))"},
        {"[^a]", "(?:M[^aR])"},
        {"[]a]", R"((?:M[\]a]))"},
        {R"(\PL)", R"((?:M[^\pLR]))"},
        {R"(\p{^Greek})", R"((?:M[^\p{Greek}R]))"},
        {R"(\P{^Greek})", R"((?:M[\p{Greek}]))"},
        {R"([\PLx])", R"((?:M(?:[x]|[^\pLR])))"},
        {R"([^\PL])", R"((?:M[^\PLR]))"},
        {R"([\x{80}-\x{10FFFF}])", R"((?:M[\x{80}-\x{FDCF}\x{FDD2}-\x{10FFFF}]))"},
        {"[é-\xF0\x9F\x98\x80]", "(?:M[é-\\x{FDCF}\\x{FDD2}-\xF0\x9F\x98\x80])"},
        {"[é-ÿ]", "(?:M[é-ÿ])"},
        {"^a$", "^(?:Ma)M$"},
        {R"(\Aa\z)", R"(\A(?:Ma)M\z)"},
        {R"(\07)", R"((?:M\07))"},
    }));
    std::string result = shown(markedPattern(pattern));
    const auto replaceAll = [&](const std::string& what, const std::string& with) {
        for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos; at += with.size())
            result.replace(at, what.size(), with);
    };
    replaceAll(R"([\x{FDD0}-\x{FDD1}]*)", "M");
    replaceAll(R"(\x{FDD0}-\x{FDD1})", "R");
    CHECK(result == wanted);
}

TEST_CASE("constructs of other engines are refused with their column and a way out") {
    struct Case {
        const char* pattern;
        std::uint32_t column;
        const char* message;
        const char* remedy;
    };
    const auto wanted = GENERATE(
        Case{"a(?=b)", 2, "lookahead \"(?=\"", "`with`"}, Case{"é(?!b)", 2, "negative lookahead \"(?!\"", "`unless`"},
        Case{"(?<=a)b", 1, "lookbehind \"(?<=\"", "`with`"},
        Case{"x(?<!a)b", 2, "negative lookbehind \"(?<!\"", "`unless`"},
        Case{"(?<name>a)", 1, "the named group \"(?<\"", "(?P<name>...)"},
        Case{"(?'name'a)", 1, "the named group", "(?P<name>...)"},
        Case{"(?P<n>a)(?P=n)", 9, "a backreference \"(?P=\"", "alternatives"}, Case{"(?P>n)", 1, "recursion", "nested"},
        Case{"(?>a)", 1, "an atomic group", "(?:...)"}, Case{"(?|a)", 1, "a branch reset", "(?:...)"},
        Case{"ab(?#why)", 3, "a comment", "YAML"}, Case{"(?(1)a|b)", 1, "a condition", "one rule for each"},
        Case{R"((a)\1)", 4, R"(a backreference "\1")", "alternatives"},
        Case{R"(\k<n>)", 1, "a backreference", "alternatives"}, Case{R"(\g1)", 1, "a backreference", "alternatives"},
        Case{R"(a\Z)", 2, R"(the anchor "\Z")", "\\z"}, Case{R"(\Ga)", 1, R"(the anchor "\G")", "anyway"},
        Case{R"(a\Kb)", 2, "the cut", "`with`"}, Case{R"(\C)", 1, "the single byte", "use ."},
        Case{R"(\X)", 1, "the grapheme cluster", "use ."}, Case{R"(\R)", 1, "the line end", "\\n"},
        Case{R"(\h)", 1, "the horizontal space", "\\t"}, Case{R"(éé\u00e9)", 3, R"(the escape "\u")", "\\x{...}"},
        Case{"ab*+", 3, "a possessive quantifier \"*+\"", "second +"},
        Case{"a++", 2, "a possessive quantifier \"++\"", "second +"},
        Case{"a?+", 2, "a possessive quantifier \"?+\"", "second +"},
        Case{"a{2,3}+", 2, "a possessive quantifier \"{2,3}+\"", "second +"});
    CAPTURE(wanted.pattern);
    const base::Status status = checkSupported(wanted.pattern);
    REQUIRE(!status);
    CHECK(status.error().code == base::ErrorCode::Unsupported);
    CHECK(status.error().place.column == wanted.column);
    CHECK(status.error().message.find(wanted.message) == 0);
    CHECK(status.error().remedy.find(wanted.remedy) != std::string::npos);
}

TEST_CASE("what only looks like such a construct is let through") {
    const auto* pattern = GENERATE("", "\\(?=", "[(?=]", "\\\\1", "[*]+", "\\?+", "\\Q(?=\\E", "\\Qa*\\E+", "(?P<n>a)",
                                   "(?i)a", "(?i:a)", "a+?", "a{2}?", "}+", "\\.+", "(a)+", "\\012", "[\\1]", "\\");
    CAPTURE(pattern);
    CHECK(checkSupported(pattern));
}

TEST_CASE("broken patterns are taken apart without harm") {
    const auto* pattern =
        GENERATE("[", "[^", "[]", "[^]", "[a", "[\\", "[[:", "[[:alpha:", "(", "(?", "(?P<", "\\p{", "\\x{", "\\x",
                 "\\p", "{", "{2", "\\Q", "\xC3", "[\xE2\x80-z]", "[a-\\x{", ")", "(?s", "a{2}{");
    CAPTURE(pattern);
    plainPattern(pattern);
    markedPattern(pattern);
    marksNeeded(pattern);
    static_cast<void>(checkSupported(pattern));
}

}  // namespace coder::match
