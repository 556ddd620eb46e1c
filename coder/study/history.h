// The history of a study file: listing, undo and redo.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/report/table.h"

namespace coder::study {

/// All entries, oldest first: number, time, who, command, summary, and what became of it. Errors: those of the store.
base::Result<report::Table> historyTable(const std::string& study);

/// Undoes a step, or the latest that is not undone. Errors: store::Store::undo().
base::Result<project::UndoAnswer> undo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who);
/// Does a step again, or the one undone last. Errors: store::Store::redo().
base::Result<project::UndoAnswer> redo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who);

}  // namespace coder::study
