#include "coder/match/shadow.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <string>

#include "tests/match/coded.h"

namespace coder::match {

namespace {

/// Whether the second of two rules can add nothing to the first.
bool second(const std::string& first, const std::string& second) {
    const TestCodebook book("      - " + first + "\n      - " + second + "\n");
    REQUIRE(book.compiled().rules.size() == 2);
    ShadowFinder finder(book.compiled(), std::move(*text::WordFormer::make("en")));
    return finder.shadowOf(1, {0}).has_value();
}

}  // namespace

TEST_CASE("a phrase is shadowed by one that finds a part of it") {
    CHECK(second("phrase: kind", "phrase: very kind"));
    CHECK(second("phrase: kind", "phrase: kind"));
    CHECK(second("phrase: kind|warm", "phrase: warm mentor"));
    CHECK(
        second("{phrase: my|our interest ..2 first, negation: any}", "{phrase: our =interests first, negation: any}"));
    CHECK(second("{phrase: men*, negation: any}", "{phrase: mentor*, negation: any}"));
    CHECK(second("phrase: mentor [was] kind", "phrase: mentor kind"));
    CHECK(second("{phrase: kind, negation: any}", "{phrase: so ..2 kind, negation: any}"));
}

TEST_CASE("a phrase is not shadowed by one that may miss something of it") {
    CHECK_FALSE(second("phrase: very kind", "phrase: kind"));
    // Other words have the stem too.
    CHECK_FALSE(second("phrase: =kind", "phrase: kind mentor"));
    CHECK_FALSE(second("phrase: mentor*", "phrase: men*"));
    CHECK_FALSE(second("phrase: kind|warm", "phrase: '[kind] mentor'"));
    // What is negated may differ.
    CHECK_FALSE(second("phrase: kind", "phrase: not kind"));
    CHECK_FALSE(second("phrase: kind", "phrase: kind ..2 mentor"));
    CHECK_FALSE(second("phrase: gave ..3 time", "phrase: gave me no time"));
    CHECK_FALSE(second("phrase: gave ..3 draft", "phrase: gave (not a|a) draft"));
    CHECK_FALSE(second("{phrase: man, negation: only}", "{phrase: gave a kind man, negation: only}"));
    CHECK_FALSE(second("{phrase: time ..3 kind, unit: match}", "{phrase: time kind, unit: match}"));
    CHECK_FALSE(second("{phrase: kind, negation: any}", "phrase: kind"));
    // What is asked beside the phrase differs.
    CHECK_FALSE(second("{phrase: kind, unless: [{phrase: kind of}]}", "phrase: very kind"));
    CHECK(second("{phrase: kind, unless: [{phrase: kind of}]}", "{phrase: very kind, unless: [{phrase: kind of}]}"));
    CHECK_FALSE(second("{phrase: kind, with: [{phrase: mentor}]}", "phrase: very kind"));
    CHECK_FALSE(second("{phrase: kind, speaker: any}", "phrase: very kind"));
    CHECK_FALSE(second("{phrase: kind, unit: turn}", "phrase: very kind"));
    CHECK_FALSE(second("{phrase: kind, unit: match}", "{phrase: very kind, unit: match}"));
    CHECK_FALSE(second("regex: kind", "regex: kind"));
    // Too many ways to try them all.
    CHECK_FALSE(second("phrase: a", "phrase: a ..50 (b|c|d) ..50 e"));
}

}  // namespace coder::match
