#include "coder/analysis/code_sets.h"

#include <algorithm>

namespace coder::analysis {

CodeSets normalized(CodeSets sets) {
    for (auto& set : sets) {
        std::sort(set.begin(), set.end());
        set.erase(std::unique(set.begin(), set.end()), set.end());
    }
    return sets;
}

}  // namespace coder::analysis
