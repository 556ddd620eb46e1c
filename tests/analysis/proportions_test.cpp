#include <catch2/catch.hpp>
#include <cmath>

#include "coder/analysis/adjustment.h"
#include "coder/analysis/mantel_haenszel.h"
#include "coder/analysis/odds_ratio.h"
#include "coder/analysis/quantiles.h"
#include "coder/analysis/risk_difference.h"
#include "coder/analysis/trend.h"

using namespace coder::analysis;

namespace {

constexpr double Infinity = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("intervals end exactly at none and all, whatever the confidence") {
    const auto confidence = GENERATE(0.5, 0.9, 0.95, 0.99, 0.9999);
    const auto whole = GENERATE(std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{54}, std::uint64_t{1'000'000'000});
    for (const auto& interval : {&wilson, &wilsonCorrected, &clopperPearson}) {
        const auto none = interval(0, whole, confidence);
        const auto all = interval(whole, whole, confidence);
        CHECK(none->low == 0);
        CHECK(all->high == 1);
        CHECK(none->high > 0);
        CHECK(none->high < 1);
        CHECK(all->low == Approx(1 - none->high).epsilon(1e-6));
        CHECK_FALSE(interval(0, 0, confidence));
        for (const std::uint64_t part : {std::uint64_t{1}, whole / 2}) {
            const auto some = interval(std::min(part, whole), whole, confidence);
            CHECK(some->low <= static_cast<double>(std::min(part, whole)) / static_cast<double>(whole));
            CHECK(some->high >= static_cast<double>(std::min(part, whole)) / static_cast<double>(whole));
            CHECK(some->low >= 0);
            CHECK(some->high <= 1);
        }
    }
}

TEST_CASE("differences of shares") {
    CHECK_FALSE(riskDifference(0, 0, 3, 9));
    CHECK_FALSE(riskDifference(3, 9, 0, 0));
    const auto all = riskDifference(5, 5, 0, 7);
    CHECK(all->value == 1);
    CHECK(all->interval.high == 1);
    CHECK(all->correctedInterval.high == 1);
    const auto wide = riskDifference(3, 9, 2, 8, 0.99);
    const auto usual = riskDifference(3, 9, 2, 8);
    CHECK(wide->interval.low < usual->interval.low);
    CHECK(wide->interval.high > usual->interval.high);
}

TEST_CASE("odds ratios at the edges") {
    const OddsRatio most = oddsRatio({5, 0, 0, 5});
    CHECK(*most.sample == Infinity);
    CHECK_FALSE(most.logError);
    CHECK_FALSE(most.interval);
    CHECK(*most.conditional == Infinity);
    CHECK(most.exactInterval->high == Infinity);
    CHECK(most.exactInterval->low > 1);
    const OddsRatio nobody = oddsRatio({0, 0, 0, 0});
    CHECK_FALSE(nobody.sample);
    CHECK(nobody.haldane == 1);
    CHECK_FALSE(nobody.conditional);
    CHECK_FALSE(nobody.exactInterval);
    CHECK_FALSE(nobody.p);
    CHECK_FALSE(nobody.midP);
    const OddsRatio everybody = oddsRatio({4, 0, 6, 0});
    CHECK_FALSE(everybody.sample);
    CHECK_FALSE(everybody.p);
    // The two cells that vanish with either group: 0 in one, the other way round infinite.
    CHECK(*oddsRatio({0, 3, 5, 0}).sample == 0);
    CHECK(*oddsRatio({0, 3, 5, 0}).conditional == 0);
    CHECK(*oddsRatio({0, 3, 5, 0}).p == Approx(1.0 / 56).epsilon(1e-12));
}

TEST_CASE("the conditional odds ratio turns over with the rows") {
    const OddsRatio one = oddsRatio({12, 5, 7, 19}, 0.9);
    const OddsRatio other = oddsRatio({7, 19, 12, 5}, 0.9);
    CHECK(*one.conditional * *other.conditional == Approx(1).epsilon(1e-10));
    CHECK(one.exactInterval->low * other.exactInterval->high == Approx(1).epsilon(1e-10));
    CHECK(one.exactInterval->high * other.exactInterval->low == Approx(1).epsilon(1e-10));
    CHECK(*one.midP == Approx(*other.midP).epsilon(1e-12));
    CHECK(one.haldane * other.haldane == Approx(1));
    CHECK(one.exactInterval->low > oddsRatio({12, 5, 7, 19}).exactInterval->low);
}

TEST_CASE("one table is a stratum like any other") {
    const auto value = mantelHaenszel({{12, 5, 7, 19}});
    const OddsRatio alone = oddsRatio({12, 5, 7, 19});
    CHECK(value->oddsRatio == Approx(*alone.sample));
    CHECK(value->interval->low == Approx(alone.interval->low));
    CHECK(value->interval->high == Approx(alone.interval->high));
    CHECK(value->conditional == Approx(*alone.conditional));
    CHECK(value->exactP == Approx(*alone.p));
    const auto withIdle = mantelHaenszel({{0, 0, 3, 4}, {12, 5, 7, 19}, {3, 0, 4, 0}, {0, 1, 0, 0}});
    CHECK(withIdle->oddsRatio == value->oddsRatio);
    CHECK(withIdle->exactP == value->exactP);
    CHECK(withIdle->test.statistic == value->test.statistic);
}

TEST_CASE("strata that tell nothing, and those that tell all") {
    CHECK_FALSE(mantelHaenszel({}));
    CHECK_FALSE(mantelHaenszel({{0, 0, 3, 4}, {3, 0, 4, 0}}));
    const auto all = mantelHaenszel({{3, 0, 0, 3}, {2, 0, 0, 2}});
    CHECK(all->oddsRatio == Infinity);
    CHECK_FALSE(all->interval);
    CHECK(all->conditional == Infinity);
    CHECK(all->exactP == Approx(2.0 / 120).epsilon(1e-12));
    const auto none = mantelHaenszel({{0, 3, 3, 0}});
    CHECK(none->oddsRatio == 0);
    CHECK_FALSE(none->interval);
    // A difference below 0.5 is not corrected.
    const auto even = mantelHaenszel({{4, 8, 2, 5}});
    CHECK(even->test.statistic == even->correctedTest.statistic);
}

TEST_CASE("the trend test is the published one") {
    // Fleiss 1981, Statistical Methods for Rates and Proportions, p. 139: smokers among four groups of patients;
    // chi-square 8.2249, p 0.004132 as R's prop.trend.test prints.
    const auto test = trendTest({{83, 86}, {90, 93}, {129, 136}, {70, 82}});
    CHECK(test->z * test->z == Approx(8.2249).epsilon(1e-5));
    CHECK(test->p == Approx(0.004132).epsilon(1e-4));
    CHECK(test->z < 0);
    // Scores only matter up to their origin and unit.
    const auto moved = trendTest({{83, 86}, {90, 93}, {129, 136}, {70, 82}}, {10, 30, 50, 70});
    CHECK(moved->z == Approx(test->z).epsilon(1e-12));
}

TEST_CASE("no trend without variation") {
    CHECK_FALSE(trendTest({}));
    CHECK_FALSE(trendTest({{3, 5}}));
    CHECK_FALSE(trendTest({{0, 5}, {0, 8}}));
    CHECK_FALSE(trendTest({{5, 5}, {8, 8}}));
    CHECK_FALSE(trendTest({{0, 0}, {3, 8}, {0, 0}}));
    CHECK_FALSE(trendTest({{3, 5}, {3, 8}}, {0.1, 0.1}));
    CHECK_FALSE(trendTest({{3, 5}, {3, 8}}, {1, 2, 3}));
    CHECK(trendTest({{2, 4}, {3, 6}})->z == Approx(0).margin(1e-12));
    // For two groups it is chi-square.
    CHECK(std::pow(trendTest({{31, 60}, {18, 60}})->z, 2) == Approx(5.82926128197758));
}

TEST_CASE("adjusted p values keep their places") {
    const PValues p{0.04, std::nullopt, 0.01, 0.04, std::nullopt, 1.0};
    CHECK(holm(p)[1] == std::nullopt);
    CHECK(*holm(p)[2] == Approx(0.04));
    CHECK(*holm(p)[0] == Approx(0.12));
    CHECK(holm(p)[0] == holm(p)[3]);
    CHECK(*holm(p)[5] == 1);
    CHECK(*benjaminiHochberg(p)[0] == Approx(0.16 / 3));
    CHECK(benjaminiHochberg(p)[0] == benjaminiHochberg(p)[3]);
    CHECK(*bonferroni(p)[0] == Approx(0.16));
    CHECK(*benjaminiYekutieli(p)[2] == Approx(0.04 * (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4)));
    for (const auto& adjust : {&holm, &benjaminiHochberg, &bonferroni, &benjaminiYekutieli}) {
        CHECK(adjust({}).empty());
        CHECK(adjust({std::nullopt}) == PValues{std::nullopt});
        CHECK(adjust({0.3}) == PValues{0.3});
    }
}

TEST_CASE("quantiles are those of R's type 7") {
    CHECK_FALSE(quantile({}, 0.5));
    CHECK_FALSE(summary({}));
    CHECK(*quantile({7}, 0.25) == 7);
    CHECK(*quantile({4, 1, 3, 2}, 0.25) == Approx(1.75));
    CHECK(*quantile({4, 1, 3, 2}, 0.5) == Approx(2.5));
    CHECK(*quantile({4, 1, 3, 2}, 1) == 4);
    const auto one = summary({3.5});
    CHECK(one->mean == 3.5);
    CHECK_FALSE(one->sd);
    CHECK(one->lowerQuartile == 3.5);
    // The years of experience of nine people.
    const auto nine = summary({2, 30, 4, 4, 4, 5, 5, 7, 9});
    CHECK(nine->mean == Approx(70.0 / 9));
    CHECK(*nine->sd == Approx(8.569).epsilon(1e-3));
    CHECK(nine->median == 5);
    CHECK(nine->lowerQuartile == 4);
    CHECK(nine->upperQuartile == 7);
    CHECK(nine->smallest == 2);
    CHECK(nine->largest == 30);
    CHECK(*summary({0.1, 0.1, 0.1})->sd == 0);
}
