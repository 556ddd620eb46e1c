// Words that were divided at line ends.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace coder::import {

struct MendedHyphens {
    std::size_t joined = 0;  ///< "re-" and "member" to "remember".
    std::size_t kept = 0;    ///< "well-" and "known" to "well-known".
};

/// Where a line ends in a letter with a hyphen and the next one begins with a small letter, the first word of the next
/// line moves to the end of the first. The hyphen goes if it is a soft one (U+00AD), or if the rest of the text has the
/// word without it, or neither has it with hyphen nor has both its parts as words. There is no dictionary, so that
/// any language will do. Empty lines are left alone.
MendedHyphens mendHyphens(std::vector<std::string>& lines);

}  // namespace coder::import
