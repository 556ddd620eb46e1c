// Words that tell texts apart.
#include "coder/analysis/keyness.h"
#include "coder/analysis/tf_idf.h"
#include "measures.h"

namespace vectors {

namespace {

using namespace coder::analysis;
using nlohmann::json;

json keynessOf(const json& input) {
    json result;
    for (const char* key : {"e1", "e2", "g2_rayson", "g2_full", "sign", "p", "log_ratio", "pct_diff"})
        result[key] = nullptr;
    const auto value = keyness({input.at("a"), input.at("b"), input.at("c"), input.at("d")});
    if (!value) return result;
    result["e1"] = value->expectedInTarget;
    result["e2"] = value->expectedInReference;
    result["g2_rayson"] = value->twoCellG2;
    result["g2_full"] = value->g2;
    result["sign"] = value->sign;
    result["p"] = value->p;
    result["log_ratio"] = numberOrNull(value->logRatio);
    result["pct_diff"] = numberOrNull(value->percentDifference);
    return result;
}

json tfIdf(const json& input) {
    Numbering terms;
    std::vector<std::vector<std::uint32_t>> documents;
    for (const json& document : input.at("docs")) {
        documents.emplace_back();
        for (const json& token : document) documents.back().push_back(terms(token));
    }
    const TfIdf value = TermWeights(documents).weigh(terms(input.at("term")), input.at("doc"));
    return {{"count", value.count},
            {"length", value.length},
            {"df", value.documentsWithTerm},
            {"n_docs", value.documents},
            {"raw_log10", numberOrNull(value.rawLog10)},
            {"prop_ln", numberOrNull(value.shareLn)},
            {"prop_log2", numberOrNull(value.shareLog2)},
            {"smooth_ln", numberOrNull(value.smooth)},
            {"smooth_l2", numberOrNull(value.smoothNormalized)}};
}

}  // namespace

Measures wordMeasures() { return {{"keyness", keynessOf}, {"tf_idf", tfIdf}}; }

}  // namespace vectors
