#include "coder/analysis/keyness.h"

#include <catch2/catch.hpp>

using namespace coder::analysis;

TEST_CASE("the log-likelihood ratio is the published one") {
    struct Sample {
        Frequencies frequencies;
        double g2;
        bool overused;
    };
    // Dunning 1993, Computational Linguistics 19:61-74, Table 1 ("the swiss" 270.72, "previous year" 256.84, "real
    // terms" 157.03); the others by vcd's assocstats.
    const auto sample = GENERATE(values<Sample>({{{110, 111, 2552, 29225}, 270.721876936225, true},
                                                 {{31, 139, 54, 31723}, 256.836501579312, true},
                                                 {{16, 51, 32, 31745}, 157.027301701617, true},
                                                 {{3, 40, 8000, 9000}, 33.7108626174801, false},
                                                 {{7, 1, 300, 250}, 4.08618550707079, true},
                                                 {{12, 0, 5000, 6000}, 18.93870404441, true},
                                                 {{0, 0, 5000, 6000}, 0, false},
                                                 {{0, 5, 0, 1000}, 0, false},
                                                 {{5, 5, 10, 10}, 0, false}}));
    CHECK(logLikelihoodRatio(sample.frequencies) == Approx(sample.g2).margin(1e-9));
    CHECK(isOverused(sample.frequencies) == sample.overused);
}
