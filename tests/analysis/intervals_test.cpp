#include "coder/analysis/intervals.h"

#include <catch2/catch.hpp>

using namespace coder::analysis;

TEST_CASE("Wilson's interval is the published one") {
    struct Sample {
        std::uint64_t part;
        std::uint64_t whole;
        double low;
        double high;
    };
    // Newcombe 1998, Stat Med 17:857-872, Table I, method 3, and DescTools' BinomCI.
    const auto sample = GENERATE(values<Sample>({{81, 263, 0.255288519878274, 0.3662095769828},
                                                 {0, 20, 0, 0.161125158052819},
                                                 {7, 24, 0.149146481969609, 0.491676936644966},
                                                 {313, 1207, 0.235387108330215, 0.284781287154138},
                                                 {12, 12, 0.757505993344759, 1},
                                                 {1, 1, 0.206549314377316, 1}}));
    const auto interval = wilson(sample.part, sample.whole);
    REQUIRE(interval);
    CHECK(interval->low == Approx(sample.low).margin(1e-12));
    CHECK(interval->high == Approx(sample.high).margin(1e-12));
}

TEST_CASE("of nothing there is no interval") { CHECK_FALSE(wilson(0, 0)); }
