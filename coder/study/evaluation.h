// Rules against human coding, sentence by sentence.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
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

/// How often one rule is right.
struct RuleAccuracy {
    std::string rule;
    std::uint32_t code = 0;   ///< Index in Codebook::codes.
    std::uint64_t right = 0;  ///< Sentences that people gave the rule's code too.
    std::uint64_t wrong = 0;  ///< Sentences that they did not.
    std::uint64_t alone = 0;  ///< Right ones that no other rule of the code finds.
};

struct Evaluation {
    std::vector<analysis::Confusion> codes;                  ///< By code, sentences as units.
    std::vector<std::vector<analysis::Confusion>> bySource;  ///< The same for each source.
    std::vector<Disagreement> disagreements;                 ///< In order of the sources.
    std::vector<RuleAccuracy> rules;                         ///< Rules that found something, by code and rule.
    /// Sentences that people gave the first code only and rules the second only: which code is taken for which.
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> mistaken;
    std::uint64_t decoys = 0;       ///< Sentences of which people say that they have no code.
    std::uint64_t codedDecoys = 0;  ///< Those of them that rules give one.
    std::uint64_t sources = 0;
    std::uint64_t sentences = 0;           ///< That were compared.
    std::uint64_t sourcesWithoutGold = 0;  ///< Left out: people have not coded them.
    base::Diagnostics diagnostics;
};

/// Compares the rules' codings with a gold file (columns source, code and quote, or begin and end). The unit is a
/// participant's sentence: it has a code when a coding of that code covers any of it. Only sources that the gold file
/// names count, of these only the participants that `filter` lets through. Quotes are found whatever their white space;
/// one that is not there is a diagnostic. Rows without a code are decoys: counted apart, whatever code rules give them.
/// `onSentence`, where given, gets every sentence that is compared with the codes that people and rules gave it.
using OnSentence = std::function<void(std::string_view sentence, const std::vector<std::uint32_t>& byPeople,
                                      const std::vector<std::uint32_t>& byRules)>;
base::Result<Evaluation> evaluate(const Study& study, const std::string& goldFile, const Filter& filter,
                                  const RunOptions& options, const OnSentence& onSentence = {});

/// One row for each code that either side used, then all together (micro) and the mean over codes (macro).
report::Table evaluationTable(const Evaluation& evaluation, const codebook::Codebook& codebook);

/// One row for each rule that found something, those of a code that are most often wrong first.
report::Table rulesTable(const Evaluation& evaluation, const codebook::Codebook& codebook);

/// Which codes are taken for which, the most frequent pairs first.
report::Table mistakenTable(const Evaluation& evaluation, const codebook::Codebook& codebook);

/// The sentences on which they disagree: by code, then what rules alone coded, by rule, then what people alone coded.
report::Table disagreementTable(const Evaluation& evaluation, const codebook::Codebook& codebook);

}  // namespace coder::study
