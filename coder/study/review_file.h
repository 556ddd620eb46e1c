// A review in a spreadsheet: codings out, decisions in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/study/review_estimates.h"
#include "coder/study/review_queue.h"
#include "coder/study/review_tally.h"

namespace coder::study {

struct ReviewExport {
    std::string csv;
    std::uint64_t codings = 0;
    base::Diagnostics diagnostics;
};

/// The codings of a review, in its order, as CSV with the columns `coding`, `source`, `line`, `speaker`, `code`,
/// `quote`, `evidence`, `rules`, `status`, and `decision`, `other code` and `memo` to be filled in. Errors: those of
/// reviewQueue().
base::Result<ReviewExport> exportReview(const Study& study, const ReviewScope& scope, const RunOptions& options);

struct ReviewImport {
    ReviewTally tally;
    std::uint64_t already = 0;  ///< Rows that say what is so already.
    std::uint64_t wrong = 0;    ///< Rows left out, each with an error.
    base::Diagnostics diagnostics;
    std::vector<SampledRule> samples;              ///< Where the scope has a sample.
    std::optional<project::HistoryEntry> history;  ///< None where nothing changed.
};

/// Reads such a file and keeps its decisions as one step. Needed are the columns `coding` and `quote`, and one of
/// `decision`, `other code` and `memo`; others are passed over. A decision is accept, reject or skip, or the first
/// letter of these; an empty one is skip. A row with a memo or another code needs no decision.
///
/// Wrong rows are errors in `diagnostics`: among them those whose coding is not what it was when the file was written
/// (gone, other words, another code, decided on by somebody else). With one of them nothing is kept, unless `skipBad`.
/// Errors: the file can't be read or has not those columns; those of the store.
base::Result<ReviewImport> importReview(const Study& study, const std::string& path, const ReviewScope& scope,
                                        bool skipBad, const RunOptions& options);

}  // namespace coder::study
