// Finds phrases that stand near one another.
#pragma once

#include <vector>

#include "coder/match/phrase_matcher.h"

namespace coder::match {

struct CompiledNear {
    std::vector<CompiledPhrase> phrases;
    std::uint32_t within = 0;
    bool ordered = false;
};

/// One occurrence of all phrases: a range for each, in the order of the text, without overlaps, and between one and the
/// next at most `within` words.
using NearMatch = std::vector<WordRange>;

/// Appends the occurrences inside `range` from left to right; no word is in two of them. Of several that could be told,
/// the one that ends first is taken, and of these the one whose parts begin last, the first part counting most. A
/// phrase counts at each word where it can begin, and there as short as it can be.
void findNear(const CompiledNear& near, const PhraseMatcher& matcher, WordRange range, std::vector<NearMatch>& matches);

}  // namespace coder::match
