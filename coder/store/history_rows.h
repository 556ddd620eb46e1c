// The history's entries. Internal to this module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "coder/store/changeset.h"
#include "coder/store/connection.h"

namespace coder::store {

/// All entries, oldest first, with `undone` set.
std::vector<project::HistoryEntry> readHistory(const Connection& connection);

/// The steps that redo() would do again, the next one last: undone, and no other change since.
std::vector<project::HistoryEntry> redoable(const std::vector<project::HistoryEntry>& history);

/// A step's packed changeset. Throws damaged() where there is none.
std::string packedChanges(const Connection& connection, std::int64_t number);

/// Entries `from` to `to` must be without gaps, and `target` must be there: what all who replay rely on.
void requireWhole(const std::vector<project::HistoryEntry>& history);

}  // namespace coder::store
