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

TEST_CASE("kappa is Cohen's") {
    // Feinstein and Cicchetti 1990, J Clin Epidemiol 43:543-549, Table 1: 40, 9, 6, 45.
    CHECK(*kappa({40, 9, 6, 45}) == Approx(0.699519230769231).epsilon(1e-12));
    CHECK(*kappa({5, 0, 0, 5}) == 1.0);
    CHECK(*kappa({0, 5, 5, 0}) == -1.0);
    CHECK(*kappa({0, 0, 3, 7}) == 0.0);
    CHECK(kappa({0, 0, 0, 9}) == std::nullopt);
    CHECK(kappa({9, 0, 0, 0}) == std::nullopt);
    CHECK(kappa({}) == std::nullopt);
}

TEST_CASE("intervals of totals come from drawing interviews") {
    CHECK(bootstrapIntervals({}).draws == 0);
    CHECK_FALSE(bootstrapIntervals({{{1, 1, 1, 1}}}).microF1.has_value());
    // Interviews that are all alike leave nothing to chance.
    const std::vector<std::vector<Confusion>> alike(5, {{3, 1, 1, 5}, {1, 1, 3, 5}});
    const BootstrapIntervals none = bootstrapIntervals(alike, 200);
    CHECK(none.draws == 200);
    CHECK(none.microPrecision->low == Approx(4.0 / 6));
    CHECK(none.microPrecision->high == Approx(4.0 / 6));
    CHECK(none.macroRecall->low == Approx((0.75 + 0.25) / 2));
    // Ten interviews, half of them all right and half all wrong: the share of right ones is binomial(10, 1/2) / 10,
    // whose 2.5th and 97.5th percentiles are 2 and 8.
    std::vector<std::vector<Confusion>> halves;
    for (int i = 0; i < 10; ++i) halves.push_back({i % 2 == 0 ? Confusion{1, 0, 0, 0} : Confusion{0, 1, 0, 0}});
    const BootstrapIntervals wide = bootstrapIntervals(halves);
    CHECK(wide.microPrecision->low == Approx(0.2));
    CHECK(wide.microPrecision->high == Approx(0.8));
    CHECK(bootstrapIntervals(halves).microF1->low == wide.microF1->low);
    // Recall is not defined in a draw of wrong ones only; the draw is left out.
    CHECK(wide.microRecall->low == 1.0);
}
