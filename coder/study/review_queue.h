// Which codings of rules a person is to decide on, and in which order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/stored_coding.h"
#include "coder/study/coding_run.h"
#include "coder/study/filter.h"
#include "coder/study/review_sample.h"

namespace coder::store {
class Store;
}

namespace coder::study {

/// What is reviewed, and how.
struct ReviewScope {
    Filter speech;                        ///< Codes, sources, participants, attributes.
    std::optional<std::uint64_t> sample;  ///< So many hits of each rule; none: all.
    std::uint64_t seed = 1;
    bool blind = false;  ///< What could sway the reviewer is left out, and the order is one of chance.
    bool again = false;  ///< Also what others decided on.
    std::string who;     ///< Who reviews.
};

/// True for a coding that waits for a decision: nobody decided, or under an older definition of its code.
bool isOpen(const project::StoredCoding& coding);

struct ReviewQueue {
    std::vector<base::Guid> codings;  ///< In the order in which they are shown.
    std::optional<Draw> draw;         ///< Of a sample, with those decided on already.
    std::uint64_t decided = 0;        ///< Of the sample: passed over, since they are decided on.
    base::Diagnostics diagnostics;    ///< Of reading the sources, where that was needed.
};

/// The codings of rules that are found now, on the revisions that count. In the order of sources, text and codes;
/// those of a sample, and all where ReviewScope::blind, in the order of drawKey(). Errors: Unsupported (a sample of a
/// part of the speech, whose estimates would not be those of the rules); those of runStudy() and of the store.
base::Result<ReviewQueue> reviewQueue(const store::Store& store, const Study& study, const ReviewScope& scope,
                                      const RunOptions& options);

}  // namespace coder::study
