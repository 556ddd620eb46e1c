// The search index of a study: brought up to date, and asked for query rules.
#pragma once

#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/scanner.h"
#include "coder/search/index.h"
#include "coder/search/index_writer.h"
#include "coder/study/study.h"

namespace coder::study {

struct IndexOptions {
    unsigned threads = 0;
    std::function<void(std::size_t done, std::size_t all)> progress;
    std::stop_token stop;
};

struct UpdatedIndex {
    search::Index index;
    base::Diagnostics diagnostics;        ///< Why an index was begun anew.
    base::Diagnostics sourceDiagnostics;  ///< Of the transcripts that were read for it.
};

/// Brings the index in `folder` up to date with the study's sources; only what changed is indexed again. An empty name
/// makes an index in memory, which leaves no trace.
base::Result<UpdatedIndex> updateIndex(const Study& study, const std::string& folder, const IndexOptions& options);

/// For every source and query rule the turns that the rule's query may match.
base::Result<std::map<std::string, std::vector<match::QueryCandidates>>> queryCandidates(const Study& study,
                                                                                         search::Index& index);

}  // namespace coder::study
