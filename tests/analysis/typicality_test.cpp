#include <catch2/catch.hpp>

#include "coder/analysis/typicality.h"

using namespace coder::analysis;

namespace {

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("typicality: what has the words of its theme's other passages comes first") {
    const std::vector<double> found = typicality({{0, {"he", "read", "draft"}},
                                                  {0, {"she", "read", "draft"}},
                                                  {0, {"train", "was", "late"}},
                                                  {1, {"train", "was", "late"}}});
    CHECK(found[0] > found[2]);
    CHECK(found[1] > found[2]);
    CHECK(found[3] == Approx(1));
    for (const double cosine : found) CHECK((cosine >= 0 && cosine <= 1 + 1e-12));
}

TEST_CASE("typicality: a passage alone is its theme's mean; one without words is like nothing") {
    CHECK(typicality({}).empty());
    CHECK(typicality({{5, {"kind"}}})[0] == Approx(1));
    const std::vector<double> found = typicality({{0, {}}, {0, {"kind", "kind"}}});
    CHECK(found[0] == 0);
    CHECK(found[1] == Approx(1));
}

TEST_CASE("typicality by hand: two passages with a word in common") {
    // N = 2; "a" is in both: weight ln(3/3) + 1 = 1; "b", "c" in one: ln(3/2) + 1.
    const double rare = std::log(1.5) + 1;
    const double length = std::sqrt(1 + rare * rare);
    const double mean = std::sqrt(4 + 2 * rare * rare);
    const double cosine = (2 + rare * rare) / (length * mean);
    const std::vector<double> found = typicality({{0, {"a", "b"}}, {0, {"a", "c"}}});
    CHECK(found[0] == Approx(cosine));
    CHECK(found[1] == Approx(cosine));
}

TEST_CASE("quotations: the most typical, of other participants, of other groups while there are any") {
    const std::vector<QuotationCandidate> all{{0.9, 1, 0}, {0.8, 1, 0}, {0.7, 2, 0}, {0.6, 3, 1}, {0.6, 4, 1}};
    CHECK(chooseQuotations(all, 1, {}) == Places{0});
    CHECK(chooseQuotations(all, 2, {}) == Places{0, 3});
    CHECK(chooseQuotations(all, 3, {}) == Places{0, 3, 2});
    CHECK(chooseQuotations(all, 9, {}) == Places{0, 3, 2, 4});
    CHECK(chooseQuotations(all, 0, {}).empty());
    CHECK(chooseQuotations({}, 2, {}).empty());
    CHECK(chooseQuotations(all, 2, {{0, 1, 0}}) == Places{3, 2});
}
