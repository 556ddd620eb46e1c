// Tables of how codes, cases and interviews relate: what stands together, what follows what, who has which code, and
// how many codes further interviews brought.
#pragma once

#include <optional>
#include <string_view>

#include "coder/study/tables.h"

namespace coder::study {

report::Table makeCoOccurrenceTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked);
report::Table makeSequenceTable(const Study& study, const Results& results, const OutputSpec& spec);
report::Table makeCodeByCaseTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked);

/// What a pair of codes is given as: a count, or a coefficient where it is defined.
std::optional<double> pairValue(const analysis::PairCounts& pairs, std::size_t a, std::size_t b, PairValue value);
/// "Count", "Jaccard coefficient", "Lift", "Phi".
std::string_view pairValueName(PairValue value);

}  // namespace coder::study
