// What can be said from the codes that each interview or unit has.
#include <cmath>

#include "coder/analysis/chao2.h"
#include "coder/analysis/code_accumulation.h"
#include "coder/analysis/cooccurrence.h"
#include "coder/analysis/saturation.h"
#include "coder/analysis/set_accuracy.h"
#include "measures.h"

namespace vectors {

namespace {

using namespace coder::analysis;
using nlohmann::json;

CodeSets setsOf(const json& units, Numbering& codes) {
    CodeSets sets;
    for (const json& unit : units) {
        sets.emplace_back();
        for (const json& code : unit) sets.back().push_back(codes(code));
    }
    return sets;
}

CodeSets incidence(const json& rows) {
    CodeSets sets;
    for (const json& row : rows) {
        sets.emplace_back();
        for (std::uint32_t code = 0; code < row.size(); ++code)
            if (row[code] != 0) sets.back().push_back(code);
    }
    return sets;
}

json cooccurrenceOf(const json& input) {
    JointCounts counts;
    for (const json& unit : input.at("units")) {
        bool first = false;
        bool second = false;
        for (const json& code : unit) {
            first = first || code == input.at("a");
            second = second || code == input.at("b");
        }
        ++(first ? second ? counts.both : counts.firstOnly : second ? counts.secondOnly : counts.neither);
    }
    const Cooccurrence value = cooccurrence(counts);
    return {{"n11", counts.both},
            {"n10", counts.firstOnly},
            {"n01", counts.secondOnly},
            {"n00", counts.neither},
            {"jaccard", numberOrNull(value.jaccard)},
            {"dice", numberOrNull(value.dice)},
            {"lift", numberOrNull(value.lift)},
            {"phi", numberOrNull(value.phi)},
            {"cond_b_given_a", numberOrNull(value.secondGivenFirst)},
            {"cond_a_given_b", numberOrNull(value.firstGivenSecond)},
            {"g2", numberOrNull(value.g2)}};
}

json countOrNull(const std::optional<std::uint64_t>& count) { return count ? json(*count) : json(); }

json guest(const json& input) {
    Numbering codes;
    const auto counts = input.contains("interviews") ? newCodes(setsOf(input.at("interviews"), codes))
                                                     : input.at("new_per_interview").get<std::vector<std::uint64_t>>();
    const Saturation value = saturation(counts, {input.at("base"), input.at("run"), input.at("threshold")});
    json runs = json::array();
    for (const SaturationRun& run : value.runs)
        runs.push_back(
            {{"first", run.first}, {"last", run.last}, {"new", run.newCodes}, {"ratio", numberOrNull(run.ratio)}});
    return {{"base_codes", value.baseCodes},
            {"runs", runs},
            {"saturation_at", countOrNull(value.reachedAt)},
            {"confirmed_at", countOrNull(value.confirmedAt)}};
}

json accumulation(const json& input) {
    const CodeSets interviews = incidence(input.at("incidence"));
    const CodeAccumulation value = codeAccumulation(interviews);
    json result{{"observed", value.observed}, {"exact_mean", value.mean}, {"exact_sd", value.sd}};
    const AccumulationBand band = accumulationBand(interviews);
    for (std::size_t h = 0; h < value.mean.size(); ++h)
        if (std::abs(band.mean[h] - value.mean[h]) > 5 * value.sd[h] / std::sqrt(AccumulationOrders) + 1e-9)
            result["failed"].push_back("the mean of random orders after " + std::to_string(h + 1) + " interviews is " +
                                       std::to_string(band.mean[h]));
    return result;
}

json chao2Of(const json& input) {
    std::uint64_t interviews = 0;
    std::vector<std::uint64_t> counts;
    if (input.contains("incidence")) {
        const CodeSets sets = incidence(input.at("incidence"));
        interviews = sets.size();
        counts = interviewsPerCode(sets);
    } else {
        interviews = input.at("m");
        counts = input.at("counts").get<std::vector<std::uint64_t>>();
    }
    const Chao2 value = chao2(interviews, counts, confidenceOf(input));
    json result{{"s_obs", value.observed},
                {"q1", value.once},
                {"q2", value.twice},
                {"chao2", numberOrNull(value.estimate)},
                {"chao2_bc", numberOrNull(value.corrected)},
                {"f0", numberOrNull(value.unseen)},
                {"se", numberOrNull(value.standardError)},
                {"coverage", numberOrNull(value.coverage)}};
    addInterval(result, "ci", value.interval);
    return result;
}

json accuracyOf(const Confusion& confusion) {
    return {{"precision", numberOrNull(precision(confusion))},
            {"recall", numberOrNull(recall(confusion))},
            {"f1", numberOrNull(f1(confusion))}};
}

json precisionRecall(const json& input) {
    Numbering codes;
    std::vector<std::string> names;
    for (const json& code : input.at("codes"))
        if (codes(code) == names.size()) names.push_back(code.is_string() ? code.get<std::string>() : code.dump());
    const CodeSets gold = setsOf(input.at("gold"), codes);
    const CodeSets coder = setsOf(input.at("coder"), codes);
    const auto counts = confusions(gold, coder, names.size());
    json perCode = json::object();
    Confusion all;
    for (std::size_t code = 0; code < names.size(); ++code) {
        const Confusion& count = counts[code];
        all += count;
        json value = accuracyOf(count);
        value["tp"] = count.truePositives;
        value["fp"] = count.falsePositives;
        value["fn"] = count.falseNegatives;
        value["tn"] = count.trueNegatives;
        perCode[names[code]] = value;
    }
    return {{"per_code", perCode},
            {"micro", accuracyOf(all)},
            {"macro_f1_zero", numberOrNull(macroMeanWithZeros(counts, &f1))},
            {"macro_f1_defined", numberOrNull(macroMean(counts, &f1).value)},
            {"exact_match", numberOrNull(exactMatch(gold, coder))},
            {"mean_jaccard", numberOrNull(meanJaccard(gold, coder))}};
}

}  // namespace

Measures codeSetMeasures() {
    return {{"cooccurrence", cooccurrenceOf},
            {"saturation_guest", guest},
            {"code_accumulation", accumulation},
            {"chao2", chao2Of},
            {"precision_recall_f1", precisionRecall}};
}

}  // namespace vectors
