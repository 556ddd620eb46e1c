// A study's own pattern for speakers' labels.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/transcript/transcript.h"

namespace coder::match {

/// Compiles a regular expression (RE2, as rules have it, but with case) to a function that finds the label at the
/// beginning of a line. The label is the group named `label`, else the first group that is not named `time`; a group
/// named `time` is the time of the turn. White space at the edges of the label does not belong to it, and a line whose
/// label is empty has none. The function may be called by any number of threads, and takes time linear in the line.
///
/// Errors: what RE2 refuses, with its column in the pattern where that is known; a pattern without such a group.
base::Result<transcript::LabelFinder> compileLabelPattern(const std::string& pattern);

}  // namespace coder::match
