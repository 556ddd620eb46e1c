#include "coder/match/explanation.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "tests/match/coded.h"

namespace coder::match {

namespace {

/// What the first rule says of a text's first sentence: "negated: [[kind]] by not; missing a, b".
std::string told(const std::string& rule, const std::string& text, std::uint32_t sentence = 0, std::uint32_t turn = 0) {
    const TestCodebook book("      - " + rule + "\n");
    REQUIRE(book.compiled().rules.size() == 1);
    const Interview interview(text, book.codebook().language);
    auto explainer = Explainer::make(book.compiled());
    REQUIRE(explainer);
    const auto explanations = explainer->explain(interview.subject(), turn, sentence, {0});
    REQUIRE(explanations.size() == 1);
    const Explanation& each = explanations.front();
    std::string result = outcomeName(each.outcome);
    for (const text::Span span : each.evidence) result += " [[" + std::string(text::slice(interview.text, span)) + "]]";
    for (const text::Span span : each.against) result += " by " + std::string(text::slice(interview.text, span));
    if (each.condition != nullptr) result += " condition " + each.condition->pattern.source;
    for (const std::string& missing : each.missing) result += " missing " + missing;
    // It agrees with the scanner.
    const auto hits = book.scan(interview.subject());
    const bool coded = std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.unit == each.unit; });
    CHECK(coded == (each.outcome == Outcome::Matched));
    return result;
}

}  // namespace

TEST_CASE("a rule that matches tells its evidence") {
    CHECK(told("phrase: very ..2 kind", "She was very, very kind.") == "matched [[very, very kind]]");
    CHECK(told("near: [kind, mentor]", "A kind old mentor.") == "matched [[kind]] [[mentor]]");
    CHECK(told("regex: 'k\\w+d'", "Kind, é.") == "matched [[Kind]]");
    CHECK(told("query: kind AND (mentor OR boss)", "My boss is kind.") == "matched [[boss]] [[kind]]");
    CHECK(told("{phrase: kind, unit: turn}", "He left. She was kind.", 0) == "matched [[kind]]");
}

TEST_CASE("a rule that does not match tells how far it came") {
    CHECK(told("phrase: put my|our interest* first", "She put me first.") ==
          "not found missing my|our missing interest*");
    CHECK(told("phrase: kind [old] mentor", "A mentor who is kind.") == "not found");
    CHECK(told("near: [kind, mentor]", "A kind man.") == "not found missing mentor");
    CHECK(told("{near: [kind, mentor], within: 1}", "Kind she was, my mentor.") == "not found");
    CHECK(told("regex: xyz", "A kind man.") == "not found");
    CHECK(told("query: kind AND (mentor OR boss) AND NOT x", "A man.") ==
          "not found missing kind missing mentor OR boss");
    CHECK(told("query: a NEAR/1 b", "B and c.") == "not found missing a");
    CHECK(told("phrase: kind", "She was never kind.") == "negated [[kind]] by never");
    CHECK(told("{phrase: kind, negation: only}", "She was kind.") == "not negated [[kind]]");
    CHECK(told("{phrase: kind, unless: [{phrase: kind of}]}", "It was kind of late.") ==
          "cancelled [[kind]] by kind of condition kind of");
    CHECK(told("{phrase: kind, with: [{phrase: mentor}]}", "It was kind.") == "with missing [[kind]] condition mentor");
    CHECK(told("{phrase: kind, with: [{phrase: mentor, context: turn}]}", "My mentor. It was kind.", 1) ==
          "matched [[kind]]");
    CHECK(told("{phrase: kind, speaker: interviewer}", "She was kind.") == "other speaker [[kind]]");
    CHECK(told("{phrase: kind, speaker: interviewer}", "It was.") == "other speaker missing kind");
    CHECK(told("{phrase: kind, where: {role: [mentee]}}", "She was kind.") == "other case [[kind]]");
}

TEST_CASE("only what counts is evidence, and other turns are explained too") {
    CHECK(told("phrase: kind", "She was not mean. She was kind, he was not kind.", 1) == "matched [[kind]]");
    CHECK(told("phrase: kind", "I: Was she kind?\n\nP: Well. She, [kind] Kind!\n", 1, 1) == "matched [[Kind]]");
}

}  // namespace coder::match
