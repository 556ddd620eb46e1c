#include "coder/search/expansion.h"

#include <catch2/catch.hpp>

namespace coder::search {

TEST_CASE("expansion: terms that are in many relevant documents and few others come first") {
    Expansion expansion;
    expansion.add({"door", "open", "she"}, true);
    expansion.add({"door", "ajar", "she"}, true);
    expansion.add({"door", "she"}, true);
    for (int i = 0; i < 20; ++i) expansion.add({"she", "said", "so"}, false);
    const auto terms = expansion.best(10);
    REQUIRE(terms.size() >= 3);
    CHECK(terms.front().term == "door");
    CHECK(terms.front().weight > terms[1].weight);
    CHECK(expansion.best(1).size() == 1);
}

TEST_CASE("expansion: without relevant documents there is nothing to go by") {
    Expansion expansion;
    CHECK(expansion.best(5).empty());
    expansion.add({"a"}, false);
    CHECK(expansion.best(5).empty());
    expansion.add({}, true);
    CHECK(expansion.best(5).empty());
    // What Xapian takes for no term is left out.
    expansion.add({"", std::string(300, 'x'), "b"}, true);
    CHECK(expansion.best(5).size() == 1);
}

}  // namespace coder::search
