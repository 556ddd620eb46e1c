// coder merge: another copy of a study brought into a study file, and what came of it in the words of people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "coder/base/result.h"
#include "coder/project/merge.h"
#include "coder/report/table.h"

namespace coder::study {

struct MergeSettings {
    std::string who;
    project::Prefer prefer = project::Prefer::Rule;
    bool preview = false;
};

struct MergedStudy {
    report::Table changes;    ///< What was added, changed and removed in this copy.
    report::Table steps;      ///< The other copy's steps that were new here.
    report::Table conflicts;  ///< What both changed, one row each: both values, and which was taken.
    base::Diagnostics diagnostics;
    std::optional<project::HistoryEntry> history;  ///< None for a preview, and where nothing was new.
};

/// Merges the study file `other` into `study`; store::Store::merge() says how. Codings on a transcript that no longer
/// counts are taken to the one that does, where it has their words. Errors: those of the store.
base::Result<MergedStudy> mergeStudy(const std::string& study, const std::string& other, const MergeSettings& settings);

}  // namespace coder::study
