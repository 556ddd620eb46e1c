// Shares, their differences and ratios, and the adjustment of p values.
#include "coder/analysis/adjustment.h"
#include "coder/analysis/mantel_haenszel.h"
#include "coder/analysis/odds_ratio.h"
#include "coder/analysis/prevalence.h"
#include "coder/analysis/risk_difference.h"
#include "measures.h"

namespace vectors {

namespace {

using namespace coder::analysis;
using nlohmann::json;

json proportionInterval(const json& input) {
    const auto x = input.at("x").get<std::uint64_t>();
    const auto n = input.at("n").get<std::uint64_t>();
    const double confidence = confidenceOf(input);
    json result{{"p", n == 0 ? json() : json(static_cast<double>(x) / static_cast<double>(n))}};
    addInterval(result, "wilson", wilson(x, n, confidence));
    addInterval(result, "cp", clopperPearson(x, n, confidence));
    addInterval(result, "wilsoncc", wilsonCorrected(x, n, confidence));
    return result;
}

json riskDifferenceOf(const json& input) {
    const auto difference =
        riskDifference(input.at("x1"), input.at("n1"), input.at("x2"), input.at("n2"), confidenceOf(input));
    json result{{"rd", difference ? json(difference->value) : json()}};
    addInterval(result, "newcombe", difference ? std::optional(difference->interval) : std::nullopt);
    addInterval(result, "newcombe_cc", difference ? std::optional(difference->correctedInterval) : std::nullopt);
    return result;
}

FourCells fourCells(const json& table) {
    return {table.at(0).at(0), table.at(0).at(1), table.at(1).at(0), table.at(1).at(1)};
}

json oddsRatioOf(const json& input) {
    const OddsRatio ratio = oddsRatio(fourCells(input.at("table")), confidenceOf(input));
    json result{{"or", numberOrNull(ratio.sample)}, {"log_se", numberOrNull(ratio.logError)},
                {"haldane_or", ratio.haldane},      {"cmle", numberOrNull(ratio.conditional)},
                {"p_value", numberOrNull(ratio.p)}, {"midp", numberOrNull(ratio.midP)}};
    addInterval(result, "wald", ratio.interval);
    addInterval(result, "haldane", ratio.haldaneInterval);
    addInterval(result, "exact", ratio.exactInterval);
    return result;
}

json mantelHaenszelOf(const json& input) {
    std::vector<FourCells> strata;
    for (const json& table : input.at("strata")) strata.push_back(fourCells(table));
    const auto value = mantelHaenszel(strata, confidenceOf(input));
    json result;
    for (const char* key : {"or_mh", "ci", "cmh", "p", "cmh_cc", "p_cc", "exact_p", "exact_cmle"})
        result[key] = nullptr;
    if (!value) return result;
    result["or_mh"] = numberOrNull(value->oddsRatio);
    if (value->interval) result["ci"] = {value->interval->low, value->interval->high};
    result["cmh"] = value->test.statistic;
    result["p"] = value->test.p;
    result["cmh_cc"] = value->correctedTest.statistic;
    result["p_cc"] = value->correctedTest.p;
    result["exact_p"] = value->exactP;
    result["exact_cmle"] = numberOrNull(value->conditional);
    return result;
}

json adjustedP(const json& input) {
    PValues p;
    for (const json& value : input.at("p")) p.push_back(value.is_null() ? std::nullopt : std::optional<double>(value));
    const auto list = [](const PValues& values) {
        json array = json::array();
        for (const auto& value : values) array.push_back(numberOrNull(value));
        return array;
    };
    return {{"holm", list(holm(p))},
            {"bh", list(benjaminiHochberg(p))},
            {"bonferroni", list(bonferroni(p))},
            {"by", list(benjaminiYekutieli(p))}};
}

json countOf(const ParticipantCount& count) {
    return {{"n", count.part}, {"total", count.whole}, {"percent", numberOrNull(count.percent())}};
}

json themePrevalence(const json& input) {
    Numbering participants, groups, coders, codes;
    std::vector<std::string> groupNames;
    PrevalenceInput values;
    for (const json& participant : input.at("participants")) {
        if (participants(participant.at("id")) < values.groupOfParticipant.size()) continue;  // Listed twice.
        const json group = participant.value("group", json());
        if (group.is_null()) {
            values.groupOfParticipant.emplace_back();
            continue;
        }
        const std::uint32_t number = groups(group);
        if (number == groupNames.size())
            groupNames.push_back(group.is_string() ? group.get<std::string>() : group.dump());
        values.groupOfParticipant.emplace_back(number);
    }
    values.groups = static_cast<std::uint32_t>(groups.size());
    for (const json& coder : input.at("coders")) coders(coder);
    values.coders = static_cast<std::uint32_t>(coders.size());
    for (const json& coding : input.at("codings"))
        values.rows.push_back(
            {participants(coding.at("participant")), coders(coding.at("coder")), codes(coding.at("code"))});
    for (const json& theme : input.at("themes")) codes(theme);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> links;
    for (const auto& [child, parent] : input.at("parents").items())
        if (!parent.is_null()) links.emplace_back(codes(child), codes(parent));
    values.parents.resize(codes.size());
    for (const auto& [child, parent] : links) values.parents[child] = parent;
    values.rollup = input.at("rollup");
    values.rule = input.at("coder_rule") == "all" ? CoderRule::All : CoderRule::Any;
    const auto themes = prevalence(values);
    json result = json::object();
    for (const json& theme : input.at("themes")) {
        const ThemePrevalence& found = themes[codes(theme)];
        json value = countOf(found.all);
        value["segments"] = found.segments;
        value["by_group"] = json::object();
        for (std::size_t g = 0; g < groupNames.size(); ++g) value["by_group"][groupNames[g]] = countOf(found.groups[g]);
        result[theme.get<std::string>()] = value;
    }
    return result;
}

}  // namespace

Measures proportionMeasures() {
    return {{"proportion_ci", proportionInterval},
            {"risk_difference", riskDifferenceOf},
            {"odds_ratio", oddsRatioOf},
            {"mantel_haenszel", mantelHaenszelOf},
            {"p_adjust", adjustedP},
            {"theme_prevalence", themePrevalence}};
}

}  // namespace vectors
