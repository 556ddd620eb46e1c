// Sets of codes against the sets that a gold coder gave the same units.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "coder/analysis/accuracy.h"
#include "coder/analysis/code_sets.h"

namespace coder::analysis {

/// By code, 0 .. codes - 1; other codes are left out. `gold` and `coder` have one set per unit, as many units each.
std::vector<Confusion> confusions(const CodeSets& gold, const CodeSets& coder, std::size_t codes);

/// The share of units with the same codes, 0..1; none without units.
std::optional<double> exactMatch(const CodeSets& gold, const CodeSets& coder);

/// The mean over units of shared codes / codes of either, 0..1; two empty sets agree (1). None without units.
std::optional<double> meanJaccard(const CodeSets& gold, const CodeSets& coder);

}  // namespace coder::analysis
