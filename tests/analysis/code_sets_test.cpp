#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "coder/analysis/chao2.h"
#include "coder/analysis/code_accumulation.h"
#include "coder/analysis/cooccurrence.h"
#include "coder/analysis/saturation.h"
#include "coder/analysis/set_accuracy.h"

using namespace coder::analysis;

namespace {

void checkBetween(const std::optional<double>& value, double low, double high) {
    REQUIRE(value);
    CHECK(*value >= low);
    CHECK(*value <= high);
}

}  // namespace

TEST_CASE("what goes together is undefined where a code is missing or everywhere") {
    const Cooccurrence everywhere = cooccurrence({4, 0, 0, 0});
    CHECK(*everywhere.jaccard == 1);
    CHECK(*everywhere.lift == 1);
    CHECK_FALSE(everywhere.phi);
    CHECK_FALSE(everywhere.g2);
    const Cooccurrence oneMissing = cooccurrence({0, 3, 0, 5});
    CHECK(*oneMissing.jaccard == 0);
    CHECK(*oneMissing.dice == 0);
    CHECK(*oneMissing.secondGivenFirst == 0);
    CHECK_FALSE(oneMissing.firstGivenSecond);
    CHECK_FALSE(oneMissing.lift);
    CHECK_FALSE(oneMissing.phi);
    CHECK(*cooccurrence({0, 5, 5, 0}).phi == Approx(-1));
    CHECK(*cooccurrence({5, 5, 5, 5}).g2 == 0);
}

TEST_CASE("each interview's new codes count once, repeated or not") {
    CHECK(newCodes({}).empty());
    CHECK(newCodes({{3, 3, 1}, {1}, {}, {2, 1, 2}}) == std::vector<std::uint64_t>{2, 0, 0, 1});
}

TEST_CASE("saturation without enough interviews or codes is not reached") {
    CHECK(saturation({}).baseCodes == 0);
    CHECK(saturation({5, 2}).baseCodes == 7);
    CHECK(saturation({5, 2}).runs.empty());
    CHECK(saturation({5, 2, 1, 1, 0}).runs.empty());
    CHECK(saturation({5, 2, 1, 1, 0, 0}).reachedAt == 4);
    CHECK(saturation({5, 2}, {4, 0, 0.05}).runs.empty());
    const Saturation nothing = saturation({0, 0, 0, 0, 0, 0});
    REQUIRE(nothing.runs.size() == 1);
    CHECK_FALSE(nothing.runs[0].ratio);
    CHECK_FALSE(nothing.reachedAt);
    CHECK_FALSE(nothing.confirmedAt);
    // Runs of one, and of more than there are interviews.
    CHECK(saturation({10, 5, 1, 0}, {2, 1, 0}).reachedAt == 3);
    CHECK(saturation({10, 5, 1, 0}, {2, 7, 0}).runs.empty());
}

TEST_CASE("a share of exactly the threshold is enough") {
    const auto base = GENERATE(range<std::uint64_t>(1, 60));
    // 1/20 by all ways to write it.
    CHECK(saturation({base * 20, 0, 0, 0, base, 0}).reachedAt == 4);
    CHECK(saturation({base * 20 - 1, 0, 0, 0, base, 0}).reachedAt == std::nullopt);
}

TEST_CASE("the accumulation curve is the mean and spread over all orders") {
    const CodeSets interviews{{0, 1, 1, 7}, {}, {1, 2}, {0, 1, 2, 3}, {4, 4}};
    const CodeAccumulation curve = codeAccumulation(interviews);
    CHECK(curve.observed == std::vector<std::uint64_t>{3, 3, 4, 5, 6});
    std::vector<std::size_t> order(interviews.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<double> sums(interviews.size()), squares(interviews.size());
    double orders = 0;
    do {
        CodeSets ordered;
        for (const std::size_t i : order) ordered.push_back(interviews[i]);
        const auto counts = codeAccumulation(ordered).observed;
        for (std::size_t h = 0; h < counts.size(); ++h) {
            const auto count = static_cast<double>(counts[h]);
            sums[h] += count;
            squares[h] += count * count;
        }
        ++orders;
    } while (std::next_permutation(order.begin(), order.end()));
    for (std::size_t h = 0; h < interviews.size(); ++h) {
        const double mean = sums[h] / orders;
        CHECK(curve.mean[h] == Approx(mean).epsilon(1e-12));
        CHECK(curve.sd[h] == Approx(std::sqrt(squares[h] / orders - mean * mean)).margin(1e-7));
    }
}

TEST_CASE("many codes that are all alike leave no spread") {
    CodeSets interviews;
    for (std::uint32_t i = 0; i < 300; ++i) interviews.push_back({i});
    const CodeAccumulation curve = codeAccumulation(interviews);
    CHECK(curve.mean[149] == Approx(150));
    for (const double sd : curve.sd) CHECK(sd < 1e-6);
    CHECK(codeAccumulation({}).mean.empty());
    CHECK(codeAccumulation({{}, {}}).mean == std::vector<double>{0, 0});
    CHECK(codeAccumulation({{}, {}}).sd == std::vector<double>{0, 0});
}

TEST_CASE("the band over random orders is the same each time and ends where all orders end") {
    const CodeSets interviews{{0, 1, 7}, {}, {1, 2}, {0, 1, 2, 3}, {4, 4}};
    const CodeAccumulation curve = codeAccumulation(interviews);
    const AccumulationBand band = accumulationBand(interviews);
    CHECK(band.mean == accumulationBand(interviews).mean);
    CHECK(band.mean != accumulationBand(interviews, 1000, 2).mean);
    for (std::size_t h = 0; h < band.mean.size(); ++h) {
        CHECK(std::abs(band.mean[h] - curve.mean[h]) <= 5 * curve.sd[h] / std::sqrt(1000) + 1e-9);
        CHECK(band.band[h].low <= band.mean[h] + 1e-12);
        CHECK(band.band[h].high >= band.mean[h] - 1e-12);
    }
    CHECK(band.band.front() == Interval{0, 4});
    CHECK(band.band.back() == Interval{6, 6});
    CHECK(accumulationBand({}).mean.empty());
}

TEST_CASE("Chao2 without interviews, codes or rare codes") {
    const Chao2 nobody = chao2(0, {});
    CHECK(nobody.observed == 0);
    CHECK_FALSE(nobody.estimate);
    CHECK_FALSE(nobody.corrected);
    CHECK_FALSE(nobody.unseen);
    CHECK_FALSE(nobody.coverage);
    const Chao2 one = chao2(9, {1, 5, 7, 0});
    CHECK(one.observed == 3);
    CHECK(*one.estimate == 3);
    CHECK(one.standardError);
    CHECK_FALSE(one.interval);
    const Chao2 usual = chao2(10, {1, 1, 1, 2, 4}, 0.9);
    CHECK(usual.interval->low > chao2(10, {1, 1, 1, 2, 4}).interval->low);
    CHECK(usual.interval->low > 5);
    CHECK(interviewsPerCode({{3, 3}, {1, 3}, {}}) == std::vector<std::uint64_t>{1, 2});
    checkBetween(usual.coverage, 0, 1);
}

TEST_CASE("sets of codes against a gold coder's") {
    const CodeSets gold{{0, 0, 2}, {1}, {}, {9}};
    const CodeSets coder{{2, 0}, {1, 0}, {}, {}};
    const auto counts = confusions(gold, coder, 3);
    CHECK(counts == std::vector<Confusion>{{1, 1, 0, 2}, {1, 0, 0, 3}, {1, 0, 0, 3}});
    CHECK(*exactMatch(gold, coder) == 0.5);
    CHECK(*meanJaccard(gold, coder) == Approx((1 + 0.5 + 1 + 0) / 4));
    CHECK_FALSE(exactMatch({}, {}));
    CHECK_FALSE(meanJaccard({}, {}));
    CHECK(confusions({}, {}, 2) == std::vector<Confusion>(2));
    CHECK(*macroMeanWithZeros({{0, 0, 0, 4}, {1, 0, 0, 3}}, &f1) == 0.5);
    CHECK_FALSE(macroMeanWithZeros({}, &f1));
}
