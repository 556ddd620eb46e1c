// How many codes further interviews brought.
#pragma once

#include <string>
#include <vector>

#include "coder/analysis/code_accumulation.h"
#include "coder/analysis/saturation.h"
#include "coder/study/tables.h"

namespace coder::study {

/// Interviews in the order of their sources, with the codes that each has; one series for all, or for each value of an
/// attribute.
struct SaturationSeries {
    std::string label;
    std::vector<std::string> participants;
    analysis::CodeSets interviews;     ///< By participant.
    std::vector<std::uint64_t> fresh;  ///< By participant: codes that nobody before had.
    analysis::Saturation found;        ///< By the specification's base, run and threshold.
    analysis::CodeAccumulation curve;
};
std::vector<SaturationSeries> saturationSeries(const Study& study, const Results& results, const OutputSpec& spec);

/// Over random orders, as the specification says.
analysis::AccumulationBand bandOf(const SaturationSeries& series, const OutputSpec& spec);

report::Table makeSaturationTable(const Study& study, const Results& results, const OutputSpec& spec);

}  // namespace coder::study
