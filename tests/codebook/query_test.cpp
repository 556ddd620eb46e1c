#include "coder/codebook/query.h"

#include <catch2/catch.hpp>

#include "coder/text/words.h"
#include "tests/codebook/printed.h"

using namespace coder;
using namespace coder::codebook;

namespace {

struct Good {
    const char* query;
    const char* tree;
};

struct Bad {
    const char* query;
    std::uint32_t column;
    const char* message;
};

}  // namespace

TEST_CASE("query: queries and their trees") {
    const auto [query, tree] = GENERATE(values<Good>({
        {"mentor", "mentor"},
        {" mentor\n", "mentor"},
        {"mentor*", "mentor*"},
        {"=mentee", "=mentee"},
        {"\"best interest\"", "\"best interest\""},
        {"\"best\"", "best"},
        {"\"=best interest*\"", "\"=best interest*\""},
        {"\xE2\x80\x9C"
         "best interest\xE2\x80\x9D",
         "\"best interest\""},
        {"\"well, yes - no\"", "\"well yes no\""},
        {"work-life", "\"work life\""},
        {"don't", "don't"},
        {"\xC3\xA9tude \xD9\x85\xD8\xB1", "(AND \xC3\xA9tude \xD9\x85\xD8\xB1)"},
        {"what now?", "(AND what now)"},
        {"a - b", "(AND a b)"},
        {"[laughs]", "laughs"},
        {"and or not near", "(AND and or not near)"},
        {"\"AND\"", "AND"},
        // operators
        {"a b", "(AND a b)"},
        {"a AND b", "(AND a b)"},
        {"a AND b c", "(AND a b c)"},
        {"a OR b", "(OR a b)"},
        {"a b OR c d", "(OR (AND a b) (AND c d))"},
        {"a AND b OR c", "(OR (AND a b) c)"},
        {"a (b OR c)", "(AND a (OR b c))"},
        {"((a))", "a"},
        {"a(b)c", "(AND a b c)"},
        {"a NOT b", "(NOT a b)"},
        {"a AND NOT b", "(NOT a b)"},
        {"NOT b a", "(NOT a b)"},
        {"a NOT b c NOT d", "(NOT (AND a c) b d)"},
        {"a NOT (b OR c)", "(NOT a (OR b c))"},
        {"a NOT b OR c", "(OR (NOT a b) c)"},
        {"(advice OR guidance) AND NOT grant", "(NOT (OR advice guidance) grant)"},
        {"altruis* OR unselfish", "(OR altruis* unselfish)"},
        // near
        {"a NEAR b", "(NEAR/10 a b)"},
        {"feedback NEAR/5 draft", "(NEAR/5 feedback draft)"},
        {"a NEAR/0 b", "(NEAR/0 a b)"},
        {"a NEAR/200 b", "(NEAR/200 a b)"},
        {"a NEAR/3 b NEAR/3 c", "(NEAR/3 a b c)"},
        {"x a NEAR/3 \"b c\" y", "(AND x (NEAR/3 a \"b c\") y)"},
        {"NOT a NEAR b c", "(NOT c (NEAR/10 a b))"},
        {"(a) NEAR b", "(NEAR/10 a b)"},
        {"NEARBY", "NEARBY"},
        // fields
        {"stream:clinician-educator", "stream:{clinician-educator}"},
        {"role:participant mentor", "(AND role:{participant} mentor)"},
        {"stream:\"clinician educator\"", "stream:{clinician educator}"},
        {"\"career stream\":x", "career stream:{x}"},
        {"\"career stream\":\"x y\"", "career stream:{x y}"},
        {"(role:mentee)", "role:{mentee}"},
        {"r\xC3\xB4le:th\xC3\xA8se", "r\xC3\xB4le:{th\xC3\xA8se}"},
        {"a NOT speaker:P07", "(NOT a speaker:{P07})"},
        {"10:30", "\"10 30\""},
        {"source:P01.txt", "source:{P01.txt}"},
    }));
    INFO(query);
    const auto node = parseQuery(query);
    if (!node) FAIL(node.error().message);
    CHECK(printed(*node) == tree);
    text::WordBreaker words;
    CHECK(*parseQuery(query, words) == *node);
}

TEST_CASE("query: what is refused, with its column") {
    const auto [query, column, message] = GENERATE(values<Bad>({
        {"", 1, "the query has no word"},
        {" \n ", 4, "the query has no word"},
        {"!?", 3, "the query has no word"},
        {"\xFF", 1, "the pattern is no UTF-8 text"},
        {"NOT a", 1, "NOT has nothing to take away from"},
        {"a OR NOT b", 6, "NOT has nothing to take away from"},
        {"a (NOT b)", 4, "NOT has nothing to take away from"},
        {"a NOT NOT b", 7, "NOT stands where a word was expected"},
        {"a AND", 6, "the query ends where a word was expected"},
        {"a OR", 5, "the query ends where a word was expected"},
        {"a NOT", 6, "the query ends where a word was expected"},
        {"a NEAR", 7, "the query ends where a word was expected"},
        {"AND a", 1, "AND stands where a word was expected"},
        {"OR", 1, "OR stands where a word was expected"},
        {"NEAR/2 a", 1, "NEAR stands where a word was expected"},
        {"a AND AND b", 7, "AND stands where a word was expected"},
        {"a NEAR/x b", 3, "\"NEAR/x\": expected NEAR/ and a number from 0 to 200"},
        {"a NEAR/ b", 3, "\"NEAR/\": expected NEAR/ and a number from 0 to 200"},
        {"a NEAR/201 b", 3, "\"NEAR/201\": expected NEAR/ and a number from 0 to 200"},
        {"a NEAR/2 b NEAR/3 c", 12, "NEAR with another distance than the one before it"},
        {"(a OR b) NEAR c", 1, "NEAR stands beside something that is neither a word nor a phrase"},
        {"a NEAR role:x", 8, "NEAR stands beside something that is neither a word nor a phrase"},
        {"a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i", 52, "NEAR between more than 8 words or phrases"},
        {"\xC3\xA9 (a", 3, "this bracket is not closed"},
        {"a)", 2, "a ) stands where no ( is open"},
        {"()", 2, "a ) stands where a word was expected"},
        {"\"a", 1, "this quotation mark is not closed"},
        {"a \"", 3, "this quotation mark is not closed"},
        {"a \"\"", 3, "there is no word in the quotation marks"},
        {"a \" - \"", 3, "there is no word in the quotation marks"},
        {"\"a p*t\"", 5, "the * in \"p*t\" does not stand at the end of a word"},
        {"=", 1, "the mark = stands without a word"},
        {"a *", 3, "the mark * stands without a word"},
        {"a|b", 2, "| means nothing in a query"},
        {"a || b", 3, "| means nothing in a query"},
        {"<mentor>", 1, "< means nothing in a query"},
        {"a -b", 3, "the - of \"-b\" means nothing in a query"},
        {"role: mentee", 1, "\"role:\" has no value"},
        {"role:(a)", 1, "\"role:\" has no value"},
        {"role:\"\"", 1, "\"role:\" has no value"},
        {"role:\"a", 6, "this quotation mark is not closed"},
        {"\"\":a", 1, "\":\" has no name"},
    }));
    INFO(query);
    const auto node = parseQuery(query);
    REQUIRE_FALSE(node);
    CHECK(node.error().message == message);
    CHECK(node.error().place == base::Place{{}, 0, column});
    CHECK_FALSE(node.error().remedy.empty());
}

TEST_CASE("query: bounds hold") {
    const std::string deep = std::string(MaxQueryDepth, '(') + "a" + std::string(MaxQueryDepth, ')');
    CHECK(parseQuery(deep));
    CHECK_FALSE(parseQuery("(" + deep + ")"));
    std::string words;
    for (std::size_t i = 0; i < MaxQueryTokens; ++i) words += "a ";
    CHECK(parseQuery(words));
    const auto refused = parseQuery(words + "b");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "the query has more than 2000 words and operators");
}
