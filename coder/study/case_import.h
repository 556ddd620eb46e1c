// The participants' table into a study file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "coder/base/result.h"
#include "coder/project/case.h"
#include "coder/project/history.h"

namespace coder::store {
class Step;
class Store;
}  // namespace coder::store

namespace coder::study {

struct CaseChanges {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t removed = 0;
    base::Diagnostics diagnostics;                 ///< Of the table.
    std::optional<project::HistoryEntry> history;  ///< None where nothing changed.
};

/// Makes the cases of the study file `study` those of a participants' table: a case keeps its identity by its name, an
/// attribute by its name. Errors: the table can't be used; those of the store.
base::Result<CaseChanges> importCases(const std::string& study, const std::string& participants,
                                      const std::string& who);

/// The same in an open step, of a table that was read.
base::Status syncCases(const store::Store& store, store::Step& step, const project::CaseTable& table,
                       CaseChanges& changes);

}  // namespace coder::study
