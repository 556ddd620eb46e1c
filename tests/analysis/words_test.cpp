#include <catch2/catch.hpp>
#include <cmath>

#include "coder/analysis/keyness.h"
#include "coder/analysis/tf_idf.h"

using namespace coder::analysis;

TEST_CASE("keyness of words that are everywhere, nowhere or alike") {
    CHECK_FALSE(keyness({0, 5, 0, 1000}));
    CHECK_FALSE(keyness({5, 0, 1000, 0}));
    const auto alike = keyness({3, 30, 700, 7000});
    CHECK(alike->sign == 0);
    CHECK(alike->g2 == Approx(0).margin(1e-9));
    CHECK(alike->g2 >= 0);
    CHECK(alike->p == Approx(1).epsilon(1e-4));
    CHECK(*alike->logRatio == Approx(0).margin(1e-12));
    const auto everywhere = keyness({700, 10, 700, 7000});
    CHECK(everywhere->sign == 1);
    CHECK(std::isfinite(everywhere->g2));
    const auto none = keyness({0, 30, 700, 7000});
    CHECK(none->sign == -1);
    CHECK(*none->logRatio == Approx(std::log2(0.5 / 700 / (30.0 / 7000))));
    CHECK(*none->percentDifference == -100);
}

TEST_CASE("weights of terms that are nowhere, and in empty documents") {
    const TermWeights weights({{1, 2, 1}, {}, {2, 3}});
    const TfIdf unknown = weights.weigh(9, 0);
    CHECK(unknown.count == 0);
    CHECK(unknown.length == 3);
    CHECK_FALSE(unknown.rawLog10);
    CHECK_FALSE(unknown.shareLn);
    CHECK_FALSE(unknown.smooth);
    CHECK_FALSE(unknown.smoothNormalized);
    const TfIdf elsewhere = weights.weigh(3, 0);
    CHECK(*elsewhere.rawLog10 == 0);
    CHECK(*elsewhere.shareLn == 0);
    CHECK(*elsewhere.smoothNormalized == 0);
    const TfIdf empty = weights.weigh(2, 1);
    CHECK(*empty.smooth == 0);
    CHECK_FALSE(empty.shareLog2);
    CHECK_FALSE(empty.smoothNormalized);
    // The squares of a document's normalised weights add up to one.
    CHECK(std::pow(*weights.weigh(1, 0).smoothNormalized, 2) + std::pow(*weights.weigh(2, 0).smoothNormalized, 2) ==
          Approx(1));
}
