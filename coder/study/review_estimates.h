// How precise rules are, from samples of their hits that a person decided on.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/project/estimate.h"
#include "coder/report/table.h"
#include "coder/study/review_sample.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

/// One rule's sample, or one code's.
struct SampledRule {
    base::Guid code;
    std::string path;
    std::string rule;        ///< Empty: all rules of the code.
    std::uint64_t hits = 0;  ///< That there are.
    std::uint64_t drawn = 0;
    std::uint64_t decided = 0;  ///< Of those drawn.
    std::uint64_t accepted = 0;

    bool isComplete() const { return drawn != 0 && decided == drawn; }
};

/// Counts what is decided now on the codings of a draw, by path of the code, then by rule. Codings that are gone are
/// not decided on. Errors: those of the store.
base::Result<std::vector<SampledRule>> countSamples(const store::Store& store, const Draw& draw);

/// Puts an estimate for each sample that somebody has decided on some of. One of the same rule and seed is replaced, or
/// left alone where it says the same. How many were put.
base::Result<std::uint64_t> putEstimates(const store::Store& store, store::Step& step,
                                         const std::vector<SampledRule>& samples, std::uint64_t seed,
                                         const base::Guid& coder);

/// Hits, drawn, decided, accepted and precision of each.
report::Table samplesTable(const std::vector<SampledRule>& samples, std::uint64_t seed);

/// An estimate that a study keeps, as it stands to a codebook.
struct KnownEstimate {
    project::Estimate estimate;
    std::string coder;
    bool older = false;  ///< The rule, or for a code all that defines it, was another one when it was made.
};

/// The latest estimate of each rule of `codebook` by the rule's path and id, and of each code by path and "". Errors:
/// those of the store; a version of the codebook can't be read.
base::Result<std::map<std::pair<std::string, std::string>, KnownEstimate>> knownEstimates(
    const store::Store& store, const codebook::Codebook& codebook);

/// "0.86 (0.60-0.96)": accepted of decided with Wilson's interval; "n/a" where nothing was decided.
report::Cell precisionCell(std::uint64_t accepted, std::uint64_t decided);

}  // namespace coder::study
