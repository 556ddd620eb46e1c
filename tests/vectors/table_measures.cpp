// Tests of tables of counts, and agreement of two coders.
#include <cmath>

#include "coder/analysis/contingency.h"
#include "coder/analysis/exact_test.h"
#include "coder/analysis/kappa.h"
#include "measures.h"

namespace vectors {

namespace {

using namespace coder::analysis;
using nlohmann::json;

CrossTable tableOf(const json& input) {
    return CrossTable(input.at("table").get<std::vector<std::vector<std::uint64_t>>>());
}

/// The bound that the vectors set for Monte Carlo values of an exact p.
bool isNear(const ExactTest& estimated, double p) {
    const double draws = estimated.draws;
    return std::abs(estimated.p - p) <= 4 * std::sqrt(p * (1 - p) / draws) + 1 / draws;
}

json fisher(const json& input) {
    const CrossTable table = tableOf(input);
    // A reference value is exact however long that takes; a theme table would turn to random tables before.
    ExactTestLimits patient;
    patient.states = 500'000'000;
    const auto test = exactTest(table, patient);
    const auto estimated = monteCarloTest(table);
    const auto oneSided = oneSidedExactTest(table);
    json result{{"p_value", test ? json(test->p) : json()},
                {"p_mc", estimated ? json(estimated->p) : json()},
                {"p_less", oneSided ? json(oneSided->less) : json()},
                {"p_greater", oneSided ? json(oneSided->greater) : json()}};
    if (test && !isNear(*estimated, test->p))
        result["failed"].push_back("the Monte Carlo p is " + std::to_string(estimated->p));
    return result;
}

json chiSquareOf(const json& input) {
    const CrossTable table = tableOf(input);
    const auto test = chiSquare(table);
    json result;
    for (const char* key : {"statistic", "df", "p_value", "expected", "min_expected", "share_expected_lt5",
                            "cochran_ok", "yates_statistic", "yates_p_value"})
        result[key] = nullptr;
    result["cramers_v"] = numberOrNull(cramersV(table));
    result["cramers_v_bc"] = numberOrNull(cramersVCorrected(table));
    result["phi"] = numberOrNull(phi(table));
    if (!test) return result;
    result["statistic"] = test->statistic;
    result["df"] = test->df;
    result["p_value"] = test->p;
    result["expected"] = test->expected;
    result["min_expected"] = test->minExpected;
    result["share_expected_lt5"] = test->shareExpectedBelow5;
    result["cochran_ok"] = test->cochranOk;
    if (test->yates) {
        result["yates_statistic"] = test->yates->statistic;
        result["yates_p_value"] = test->yates->p;
    }
    return result;
}

CrossTable ratingsTable(const json& ratings) {
    Numbering categories;
    std::vector<RatingPair> pairs;
    const auto rating = [&](const json& value) {
        return value.is_null() ? std::nullopt : std::optional(categories(value));
    };
    for (const json& unit : ratings) {
        const auto first = rating(unit.at(0));
        pairs.emplace_back(first, rating(unit.at(1)));
    }
    return agreementTable(pairs, categories.size());
}

json cohen(const json& input) {
    const Kappa kappa =
        cohenKappa(input.contains("table") ? tableOf(input) : ratingsTable(input.at("ratings")), confidenceOf(input));
    json result{{"n", kappa.units},
                {"po", numberOrNull(kappa.observed)},
                {"pe", numberOrNull(kappa.expected)},
                {"kappa", numberOrNull(kappa.kappa)},
                {"se", numberOrNull(kappa.standardError)},
                {"se0", numberOrNull(kappa.nullError)},
                {"z", numberOrNull(kappa.z)}};
    addInterval(result, "ci", kappa.interval);
    return result;
}

}  // namespace

Measures tableMeasures() { return {{"fisher_rxc", fisher}, {"chi_square", chiSquareOf}, {"cohen_kappa", cohen}}; }

}  // namespace vectors
