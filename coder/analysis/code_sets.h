// Which codes are in which unit.
#pragma once

#include <cstdint>
#include <vector>

namespace coder::analysis {

/// By unit (interview, sentence ...), the codes it has, by their numbers. In any order; a code that is there twice
/// counts once.
using CodeSets = std::vector<std::vector<std::uint32_t>>;

/// The same with each set in order and without repetitions.
CodeSets normalized(CodeSets sets);

}  // namespace coder::analysis
