#include "coder/analysis/contingency.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "coder/analysis/distributions.h"

using namespace coder::analysis;

namespace {

using Rows = std::vector<std::vector<std::uint64_t>>;

}  // namespace

TEST_CASE("rows and columns of zeros are left out") {
    const CrossTable table(Rows{{4, 0, 8}, {0, 0, 0}, {2, 0, 4}});
    CHECK(table.withoutEmptyLines() == CrossTable(Rows{{4, 8}, {2, 4}}));
    CHECK(chiSquare(table)->df == 1);
    CHECK(chiSquare(table)->expected == std::vector<std::vector<double>>{{4, 8}, {2, 4}});
    CHECK(CrossTable(Rows{{1}, {2, 3}}).at(0, 1) == 0);
    CHECK(CrossTable(Rows{{1, 2, 3}}).transposed() == CrossTable(Rows{{1}, {2}, {3}}));
}

TEST_CASE("one group, one answer or nobody: no test") {
    const auto table =
        GENERATE(values<Rows>({{}, {{}}, {{0, 0}, {0, 0}}, {{5, 3}}, {{5, 3}, {0, 0}}, {{5, 0}, {3, 0}}, {{1}}}));
    CHECK_FALSE(chiSquare(CrossTable(table)));
    CHECK_FALSE(cramersV(CrossTable(table)));
    CHECK_FALSE(cramersVCorrected(CrossTable(table)));
    CHECK_FALSE(phi(CrossTable(table)));
}

TEST_CASE("Cochran's rule looks at expected counts") {
    // Exactly 5 is enough, and exactly a fifth below 5.
    CHECK(chiSquare(CrossTable(Rows{{10, 0}, {0, 10}}))->cochranOk);
    CHECK_FALSE(chiSquare(CrossTable(Rows{{9, 0}, {0, 10}}))->cochranOk);
    const auto fifth = chiSquare(CrossTable(Rows{{8, 20, 20, 20, 20}, {0, 20, 20, 20, 20}}));
    CHECK(fifth->shareExpectedBelow5 == 0.2);
    CHECK(fifth->cochranOk);
    CHECK_FALSE(chiSquare(CrossTable(Rows{{1, 20, 20, 20, 20}, {0, 20, 20, 20, 20}}))->cochranOk);  // Below 1.
}

TEST_CASE("Yates' correction is for 2 x 2 tables and never overshoots") {
    CHECK_FALSE(chiSquare(CrossTable(Rows{{4, 8, 1}, {2, 4, 1}}))->yates);
    // 0.25 off: less than the correction.
    const auto test = chiSquare(CrossTable(Rows{{1, 2}, {1, 4}}));
    CHECK(test->yates->statistic == Approx(0).margin(1e-30));
    CHECK(test->yates->p == Approx(1));
}

TEST_CASE("effect sizes stay within their bounds") {
    CHECK(*cramersV(CrossTable(Rows{{7, 0}, {0, 9}})) == Approx(1));
    CHECK(*cramersV(CrossTable(Rows{{7, 0}, {0, 9}})) <= 1);
    CHECK(*phi(CrossTable(Rows{{0, 9}, {7, 0}})) == Approx(-1));
    CHECK(*phi(CrossTable(Rows{{0, 9}, {7, 0}})) >= -1);
    CHECK(*cramersVCorrected(CrossTable(Rows{{4, 8}, {2, 4}})) == 0);
    // Two cases leave nothing to correct with.
    CHECK_FALSE(cramersVCorrected(CrossTable(Rows{{1, 0}, {0, 1}})));
    CHECK(*cramersV(CrossTable(Rows{{1, 0}, {0, 1}})) == Approx(1));
    CHECK_FALSE(phi(CrossTable(Rows{{3, 4, 5}, {5, 4, 3}})));
}

TEST_CASE("distributions far out and at their ends") {
    CHECK(normalQuantileOfConfidence(0.95) == Approx(1.959963984540054).epsilon(1e-15));
    CHECK(normalQuantile(0.975) == Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normalQuantile(0.5) == Approx(0).margin(1e-300));
    CHECK(normalTwoSided(0) == 1);
    CHECK(normalTwoSided(-1.959963984540054) == Approx(0.05).epsilon(1e-14));
    CHECK(chiSquareUpperTail(0, 3) == 1);
    CHECK(chiSquareUpperTail(2, 2) == Approx(std::exp(-1)).epsilon(1e-14));
    CHECK(chiSquareUpperTail(1000, 2) == Approx(std::exp(-500)).epsilon(1e-12));
    CHECK(chiSquareUpperTail(1e6, 5) == 0);
    CHECK(betaQuantile(0.5, 2, 2) == Approx(0.5).epsilon(1e-14));
}
