#include "coder/match/compiled_codebook.h"

#include <catch2/catch.hpp>

#include "tests/match/coded.h"

namespace coder::match {

namespace {

Lines linesOf(const base::Diagnostics& diagnostics) {
    Lines lines;
    for (const base::Diagnostic& diagnostic : diagnostics)
        lines.push_back(std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + ": " +
                        diagnostic.message);
    return lines;
}

/// The scopes that wake a rule when they hold a word with one of these predicates.
std::size_t wakes(const WakeLists& lists, std::uint32_t rule) {
    std::size_t count = 0;
    for (const auto& rules : lists.byPredicate)
        count += static_cast<std::size_t>(std::count(rules.begin(), rules.end(), rule));
    return count;
}

}  // namespace

TEST_CASE("rules keep the order of the codebook and know their code") {
    const TestCodebook book(
        "  - code: a\n"
        "    rules: [{phrase: one}]\n"
        "    codes:\n"
        "      - code: b\n"
        "        rules: [{phrase: two}, {regex: three}]\n"
        "  - code: c\n"
        "    rules: [{near: [four, five]}]\n");
    REQUIRE(book.diagnostics().empty());
    Lines lines;
    for (const CompiledRule& rule : book.compiled().rules)
        lines.push_back(book.codebook().codes[rule.code].path + " " + std::to_string(rule.order) + " " +
                        rule.source->id);
    CHECK(lines == Lines{"a 0 a#1", "a/b 0 a/b#1", "a/b 1 a/b#2", "c 0 c#1"});
    CHECK(book.compiled().queryRules().empty());
}

TEST_CASE("rules that can't be compiled are left out and said, with their place") {
    const TestCodebook book(
        "      - regex: 'ab(?=c)'\n"
        "      - phrase: kept\n"
        "      - regex: \\b\n"
        "      - query: role:mentee AND kind\n"
        "      - phrase: kind\n"
        "        unless: [{phrase: kind}]\n"
        "      - phrase: kind\n"
        "        with: [{regex: '(('}]\n"
        "      - near: [kind, mentor]\n"
        "        within: 3\n"
        "        unless: [{near: [kind, mentor], within: 5, context: turn}]\n"
        "      - near: [kind, mentor]\n"
        "        within: 3\n"
        "        unless: [{near: [kind, mentor], within: 2}]\n");
    CHECK(book.compiled().rules.size() == 2);
    REQUIRE(book.diagnostics().size() == 6);
    for (const base::Diagnostic& diagnostic : book.diagnostics()) {
        CHECK(diagnostic.severity == base::Severity::Error);
        CHECK(!diagnostic.remedy.empty());
    }
    const Lines lines = linesOf(book.diagnostics());
    CHECK(lines[0].find("8:19: lookahead") == 0);
    CHECK(lines[1].find("the regular expression can match nothing") != std::string::npos);
    CHECK(lines[2].find("a query rule can't name a field") != std::string::npos);
    CHECK(lines[3].find("its own pattern stands under `unless`") != std::string::npos);
    CHECK(lines[4].find("a closing parenthesis is missing") != std::string::npos);
    CHECK(lines[5].find("its own pattern stands under `unless`") != std::string::npos);
}

TEST_CASE("what a sentence has its turn need not have") {
    const TestCodebook book(
        "      - query: kind NOT warm\n"
        "        unless: [{query: kind NOT warm, context: turn}]\n"
        "      - regex: '^kind'\n"
        "        unless: [{regex: '^kind', context: turn}]\n");
    CHECK(book.diagnostics().empty());
    CHECK(book.hits("Kind. Warm. Kind.") == Lines{"a#1: [[Kind]].", "a#1: [[Kind]]."});
    CHECK(book.hits("Well. Kind.") == Lines{"a#2: [[Kind]]."});
}

TEST_CASE("a rule is woken by its rarest words only") {
    const TestCodebook book(
        "      - phrase: my|our interests\n"
        "      - near: [a, generosity]\n"
        "      - phrase: '? ?'\n"
        "      - regex: x\n"
        "      - query: kind OR generous\n"
        "      - query: my AND (generous OR helpful)\n"
        "      - phrase: our turn\n"
        "        unit: turn\n");
    const CompiledCodebook& compiled = book.compiled();
    REQUIRE(compiled.rules.size() == 7);
    CHECK(wakes(compiled.sentenceRules, 0) == 1);
    CHECK(wakes(compiled.sentenceRules, 1) == 1);
    CHECK(compiled.sentenceRules.always == std::vector<std::uint32_t>{2});
    CHECK(compiled.sentenceRules.byRegex == std::vector<std::vector<std::uint32_t>>{{3}});
    CHECK(wakes(compiled.sentenceRules, 4) == 2);
    CHECK(wakes(compiled.sentenceRules, 5) == 2);
    CHECK(wakes(compiled.sentenceRules, 6) == 0);
    CHECK(wakes(compiled.turnRules, 6) == 1);
    CHECK(compiled.queryRules() == std::vector<std::uint32_t>{4, 5});
}

TEST_CASE("an empty codebook") {
    const codebook::Codebook empty;
    base::Diagnostics diagnostics;
    CHECK(!compile(empty, diagnostics));
    codebook::Codebook english;
    english.language.tag = "en";
    const auto compiled = compile(english, diagnostics);
    REQUIRE(compiled);
    CHECK(compiled->rules.empty());
    CHECK(compiled->sentenceRules.empty());
    CHECK(diagnostics.empty());
}

TEST_CASE("a language without stemmer") {
    codebook::Codebook klingon;
    klingon.language.tag = "tlh";
    base::Diagnostics diagnostics;
    const auto compiled = compile(klingon, diagnostics);
    REQUIRE(!compiled);
    CHECK(compiled.error().code == base::ErrorCode::Unsupported);
}

}  // namespace coder::match
