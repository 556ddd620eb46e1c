// Rules against human coding, sentence by sentence.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "coder/analysis/accuracy.h"
#include "coder/base/result.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/filter.h"
#include "coder/study/study.h"

namespace coder::study {

/// A sentence on which rules and people disagree.
struct Disagreement {
    std::string source;
    std::uint32_t line = 0;
    std::uint32_t code = 0;          ///< Index in Codebook::codes.
    bool missed = false;             ///< People coded it and the rules did not; else the other way round.
    std::vector<std::string> rules;  ///< Of a false positive.
    std::string sentence;
};

struct Evaluation {
    std::vector<analysis::Confusion> codes;   ///< By code, sentences as units.
    std::vector<Disagreement> disagreements;  ///< In order of the sources.
    std::uint64_t sources = 0;
    std::uint64_t sourcesWithoutGold = 0;  ///< Left out: people have not coded them.
    base::Diagnostics diagnostics;
};

/// Compares the rules' codings with a gold file (columns source, code and quote, or begin and end). The unit is a
/// participant's sentence: it has a code when a coding of that code covers any of it. Only sources that the gold file
/// names count, of these only the participants that `filter` lets through. Quotes are found whatever their white space;
/// one that is not there is a diagnostic.
base::Result<Evaluation> evaluate(const Study& study, const std::string& goldFile, const Filter& filter,
                                  const RunOptions& options);

/// One row for each code that either side used, then all together (micro) and the mean over codes (macro).
report::Table evaluationTable(const Evaluation& evaluation, const codebook::Codebook& codebook);

}  // namespace coder::study
