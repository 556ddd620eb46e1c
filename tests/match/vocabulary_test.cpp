#include "coder/match/vocabulary.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

namespace coder::match {

namespace {

text::WordFormer english() { return text::WordFormer::make("en").value(); }

using Ids = std::vector<PredicateId>;

Ids predicates(SymbolTable& table, std::string_view word) {
    const auto set = table.predicates(table.symbol(word));
    return {set.begin(), set.end()};
}

}  // namespace

TEST_CASE("a question asked twice is one predicate") {
    Vocabulary vocabulary;
    CHECK(vocabulary.stem("interest") == 0);
    CHECK(vocabulary.exact("interest") == 1);
    CHECK(vocabulary.prefix("interest") == 2);
    CHECK(vocabulary.prefix("inter") == 3);
    CHECK(vocabulary.stem("interest") == 0);
    CHECK(vocabulary.exact("interest") == 1);
    CHECK(vocabulary.prefix("interest") == 2);
    CHECK(vocabulary.length(0) == 8);
    CHECK(vocabulary.length(3) == 5);
    CHECK(vocabulary.length(vocabulary.exact("ёж")) == 2);
}

TEST_CASE("a word satisfies its stem, its form and its beginnings") {
    Vocabulary vocabulary;
    const PredicateId stem = vocabulary.stem("interest");
    const PredicateId exact = vocabulary.exact("interests");
    const PredicateId shorter = vocabulary.prefix("int");
    const PredicateId longer = vocabulary.prefix("interests");
    const PredicateId accent = vocabulary.exact("ecole");
    SymbolTable table(vocabulary, english());
    CHECK(predicates(table, "interests") == Ids{stem, exact, shorter, longer});
    CHECK(predicates(table, "INTERESTS") == Ids{stem, exact, shorter, longer});
    CHECK(predicates(table, "interested") == Ids{stem, shorter});
    CHECK(predicates(table, "into") == Ids{shorter});
    CHECK(predicates(table, "in").empty());
    CHECK(predicates(table, "École") == Ids{accent});
    CHECK(predicates(table,
                     "E\xCC\x81"
                     "cole") == Ids{accent});
    CHECK(predicates(table, "").empty());
    CHECK(predicates(table, "😀").empty());
}

TEST_CASE("words that satisfy the same share a symbol, and most have symbol 0") {
    Vocabulary vocabulary;
    vocabulary.stem("mentor");
    SymbolTable table(vocabulary, english());
    CHECK(table.symbol("the") == 0);
    CHECK(table.symbol("xyzzy") == 0);
    CHECK(table.symbol("mentor") == table.symbol("Mentors"));
    CHECK(table.symbol("mentor") != 0);
    CHECK(table.predicates(0).empty());
}

TEST_CASE("the form of an apostrophe does not count") {
    Vocabulary vocabulary;
    const PredicateId exact = vocabulary.exact(text::foldWord("don't"));
    SymbolTable table(vocabulary, english());
    CHECK(predicates(table, "don't") == Ids{exact});
    CHECK(predicates(table, "Don’t") == Ids{exact});
}

TEST_CASE("predicates stay valid while the table grows") {
    Vocabulary vocabulary;
    for (int i = 0; i < 2000; ++i) vocabulary.exact("w" + std::to_string(i));
    SymbolTable table(vocabulary, english());
    std::set<SymbolId> symbols;
    for (int i = 0; i < 2000; ++i) symbols.insert(table.symbol("w" + std::to_string(i)));
    CHECK(symbols.size() == 2000);
    for (std::uint32_t i = 0; i < 2000; ++i) CHECK(predicates(table, "W" + std::to_string(i)) == Ids{i});
}

}  // namespace coder::match
