// What a merge says to people: which thing, what of it, both values, which was taken, how to change that.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/merge.h"
#include "coder/report/table.h"
#include "coder/store/store.h"

namespace coder::study {

class MergeWords {
public:
    /// Learns the names in a study. What a later one calls otherwise is called so.
    base::Status learn(const store::Store& store);

    /// A row for each: thing, part, here, there, taken, change.
    report::Table conflicts(const std::vector<project::MergeConflict>& conflicts) const;

    /// Empty for what is not known.
    std::string nameOf(const std::string& guid) const;

private:
    std::string thing(const project::MergeConflict& conflict) const;
    std::string side(const project::MergeConflict& conflict, const project::MergeSide& side) const;
    std::string value(const project::MergeConflict& conflict, const project::MergeSide& side) const;
    std::string taken(const project::MergeConflict& conflict) const;

    std::map<std::string, std::string> names_;  ///< By GUID.
};

/// "codings" and the like, with what happened to them.
report::Table mergeChanges(const std::map<std::string, project::MergeCounts>& counts);

report::Table mergeSteps(const std::vector<project::HistoryEntry>& steps);

}  // namespace coder::study
