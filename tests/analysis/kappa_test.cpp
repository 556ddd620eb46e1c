#include "coder/analysis/kappa.h"

#include <catch2/catch.hpp>

#include "coder/analysis/accuracy.h"

using namespace coder::analysis;

namespace {

using Rows = std::vector<std::vector<std::uint64_t>>;

}  // namespace

TEST_CASE("kappa of several categories is the published one") {
    // Cohen 1960, Table 2.
    const Kappa kappa = cohenKappa(CrossTable(Rows{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}));
    CHECK(kappa.units == 200);
    CHECK(*kappa.kappa == Approx(0.491525423728813).epsilon(1e-12));
    CHECK(*kappa.standardError == Approx(0.0510018155760779).epsilon(1e-12));
    CHECK(*kappa.nullError == Approx(0.0519789363565955).epsilon(1e-12));
    const Kappa wide = cohenKappa(CrossTable(Rows{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}), 0.99);
    CHECK(wide.interval->low < kappa.interval->low);
}

TEST_CASE("kappa is undefined where both coders know one category only") {
    const auto table = GENERATE(values<Rows>({{{9, 0}, {0, 0}}, {{0, 0}, {0, 7}}, {{4}}}));
    const Kappa kappa = cohenKappa(CrossTable(table));
    CHECK(kappa.units > 0);
    CHECK(*kappa.observed == 1);
    CHECK(*kappa.expected == 1);
    CHECK_FALSE(kappa.kappa);
    CHECK_FALSE(kappa.standardError);
    CHECK_FALSE(kappa.nullError);
    CHECK_FALSE(kappa.z);
    CHECK_FALSE(kappa.interval);
}

TEST_CASE("without units there is nothing, not even agreement") {
    for (const Kappa& kappa : {cohenKappa(CrossTable()), cohenKappa(CrossTable(3, 3)), cohenKappa(CrossTable(2, 3))}) {
        CHECK(kappa.units == 0);
        CHECK_FALSE(kappa.observed);
        CHECK_FALSE(kappa.expected);
        CHECK_FALSE(kappa.kappa);
    }
}

TEST_CASE("no agreement beyond chance is exactly 0, whatever the counts") {
    const auto n = GENERATE(std::uint64_t{1}, std::uint64_t{3}, std::uint64_t{7}, std::uint64_t{12'345},
                            std::uint64_t{30'000'001});
    const Kappa kappa = cohenKappa(CrossTable(Rows{{2 * n, 0}, {5 * n, 0}}));
    CHECK(*kappa.kappa == 0);
    CHECK(*kappa.standardError == 0);
    CHECK(*kappa.nullError == 0);
    CHECK_FALSE(kappa.z);
    CHECK(*kappa.interval == Interval{0, 0});
    // One unit more tells the coders apart.
    CHECK(cohenKappa(CrossTable(Rows{{2 * n, 0}, {5 * n, 1}})).z);
}

TEST_CASE("perfect agreement has no error") {
    const Kappa kappa = cohenKappa(CrossTable(Rows{{7, 0, 0}, {0, 11, 0}, {0, 0, 13}}));
    CHECK(*kappa.kappa == 1);
    CHECK(*kappa.standardError == 0);
    CHECK(kappa.interval->high == 1);
}

TEST_CASE("units that a coder has not coded are left out of the table") {
    const CrossTable table =
        agreementTable({{0, 1}, {0, std::nullopt}, {std::nullopt, 2}, {2, 2}, {std::nullopt, std::nullopt}}, 3);
    CHECK(table == CrossTable(Rows{{0, 1, 0}, {0, 0, 0}, {0, 0, 1}}));
}

TEST_CASE("the kappa of yes and no is the same") {
    CHECK(*kappa(Confusion{40, 9, 6, 45}) == *cohenKappa(CrossTable(Rows{{40, 9}, {6, 45}})).kappa);
}
