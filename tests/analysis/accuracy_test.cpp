#include <catch2/catch.hpp>

#include "coder/analysis/accuracy.h"

using namespace coder::analysis;

namespace {

struct Sample {
    Confusion confusion;
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> f1;
};

void checkValue(const std::optional<double>& value, const std::optional<double>& expected) {
    REQUIRE(value.has_value() == expected.has_value());
    if (value) CHECK(*value == Approx(*expected).epsilon(1e-12));
}

/// Per code, micro and macro of the reference vectors "three-codes" and "sim-20".
struct Reference {
    std::vector<Confusion> codes;
    double precision;
    double recall;
    double f1;
    double macroF1;
};

}  // namespace

TEST_CASE("precision, recall and F1, and where they are not defined") {
    const auto sample = GENERATE(values<Sample>({
        {{0, 0, 0}, std::nullopt, std::nullopt, std::nullopt},
        {{0, 3, 0}, 0.0, std::nullopt, 0.0},
        {{0, 0, 3}, std::nullopt, 0.0, 0.0},
        {{0, 1, 1}, 0.0, 0.0, 0.0},
        {{5, 0, 0}, 1.0, 1.0, 1.0},
        {{3, 1, 2}, 0.75, 0.6, 2.0 / 3.0},
        {{2, 1, 1}, 2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0},
        {{7, 1, 0}, 0.875, 1.0, 14.0 / 15.0},
        {{1, 0, 2}, 1.0, 1.0 / 3.0, 0.5},
        {{4'000'000'000, 4'000'000'000, 0}, 0.5, 1.0, 2.0 / 3.0},
    }));
    checkValue(precision(sample.confusion), sample.precision);
    checkValue(recall(sample.confusion), sample.recall);
    checkValue(f1(sample.confusion), sample.f1);
}

TEST_CASE("micro and macro values are those of the reference vectors") {
    const auto reference = GENERATE(values<Reference>({
        {{{2, 1, 1}, {2, 0, 0}, {1, 0, 1}}, 0.833333333333333, 0.714285714285714, 0.769230769230769, 0.777777777777778},
        {{{1, 0, 2}, {7, 1, 0}, {4, 0, 2}, {9, 1, 1}},
         0.91304347826087,
         0.807692307692308,
         0.857142857142857,
         0.783333333333333},
        {{{1, 0, 0}, {1, 0, 0}}, 1, 1, 1, 1},
    }));
    Confusion all;
    for (const Confusion& code : reference.codes) all += code;
    CHECK(*precision(all) == Approx(reference.precision).epsilon(1e-9));
    CHECK(*recall(all) == Approx(reference.recall).epsilon(1e-9));
    CHECK(*f1(all) == Approx(reference.f1).epsilon(1e-9));
    const MacroMean mean = macroMean(reference.codes, &f1);
    CHECK(mean.codes == reference.codes.size());
    CHECK(*mean.value == Approx(reference.macroF1).epsilon(1e-9));
}

TEST_CASE("means are over the codes for which the value is defined") {
    CHECK(macroMean({}, &precision).value == std::nullopt);
    CHECK(macroMean({{0, 0, 0}, {0, 0, 4}}, &precision).value == std::nullopt);
    CHECK(macroMean({{0, 0, 0}, {0, 0, 4}}, &precision).codes == 0);
    const MacroMean mean = macroMean({{0, 0, 4}, {1, 1, 0}, {3, 1, 0}}, &precision);
    CHECK(mean.codes == 2);
    CHECK(*mean.value == Approx(0.625));
}
