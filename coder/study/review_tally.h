// What a review did, counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "coder/report/table.h"

namespace coder::study {

/// What was done to the codings of one code.
struct ReviewCounts {
    std::uint64_t accepted = 0;
    std::uint64_t rejected = 0;   ///< Also those that got another code.
    std::uint64_t otherCode = 0;  ///< Of these.
    std::uint64_t memos = 0;
    std::uint64_t skipped = 0;
};

/// By path of the code.
using ReviewTally = std::map<std::string, ReviewCounts>;

/// "12 accepted, 3 rejected (1 with another code), 2 memos, 4 skipped".
std::string inWords(const ReviewTally& tally);

/// One row for each code, and one for all.
report::Table tallyTable(const ReviewTally& tally);

}  // namespace coder::study
