// What each rule does on the sources of a study.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/review_estimates.h"
#include "coder/study/study.h"

namespace coder::study {

struct RuleFigure {
    std::string rule;        ///< Empty: all rules of the code.
    std::uint32_t code = 0;  ///< Index in Codebook::codes.
    base::Place place;
    std::uint64_t hits = 0;                 ///< Codings that the rule is a reason for.
    std::uint64_t alone = 0;                ///< Of these, codings that no other rule is a reason for.
    std::uint64_t participants = 0;         ///< Cases with at least one.
    std::optional<KnownEstimate> estimate;  ///< How precise it is, from a reviewed sample.
};

struct RuleFigures {
    std::vector<RuleFigure> codes;  ///< Those with rules, in the order of the codebook; `alone` is not counted.
    std::vector<RuleFigure> rules;  ///< All rules, in the order of the codebook.
    std::uint64_t sentences = 0;    ///< Of participants.
    std::uint64_t participants = 0;
};

/// Codes the study's sources. Appends the words that participants say, folded, each once, to `words`. Errors: those of
/// runStudy().
base::Result<RuleFigures> ruleFigures(const Study& study, const RunOptions& options, std::vector<std::string>& words);

/// Rules that find half of all sentences, and how many found nothing.
base::Diagnostics surprises(const RuleFigures& figures, const codebook::Codebook& codebook);

/// One row for each rule. With estimates, also one before the rules of each code that has one, and what they say.
report::Table figuresTable(const RuleFigures& figures, const codebook::Codebook& codebook);

}  // namespace coder::study
