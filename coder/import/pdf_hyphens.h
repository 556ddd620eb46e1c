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
/// word without it; it stays if the rest has the word with it, or both parts as words. Where that does not tell, it
/// goes in texts that divide words: those in which at least one line of 25 ends so. There is no dictionary, so that any
/// language will do. Empty lines are left alone.
MendedHyphens mendHyphens(std::vector<std::string>& lines);

}  // namespace coder::import
