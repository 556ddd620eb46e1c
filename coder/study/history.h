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

/// Which entries to list; empty parts let all through.
struct HistoryFilter {
    std::string who;
    std::string command;
    std::string since;  ///< A time as parseTime() takes it: at or after its beginning.
    std::string until;  ///< Likewise: at or before its end.
};

/// Completes a time in UTC, "2013-02-28", "2013-02-28T14:05", with blank or T and with or without seconds and Z, to its
/// first moment or, for `last`, to its last. Errors: Invalid.
base::Result<std::string> parseTime(const std::string& text, bool last);

/// The entries that the filter lets through, oldest first: number, time, who, command, summary, and what became of it.
/// Under a merge stand the other copy's steps that it brought, 7.1, 7.2 and so on under step 7.
/// Errors: Invalid (a time); those of the store.
base::Result<report::Table> historyTable(const std::string& study, const HistoryFilter& filter = {});

/// What a step changed, a row for each column of each thing: table, what was done, the thing, column, before, after. Of
/// at most `most` things; a note says how many more there are. `step`: a number as historyTable() has them. Errors:
/// NotFound; Invalid (no number); those of the store.
base::Result<report::Table> stepTable(const std::string& study, const std::string& step, std::uint64_t most);

/// What a study file held then: sources, participants, codes, codings ... `at` is a step's number or a time as
/// parseTime() takes it, whose last moment counts. Errors: NotFound (no such step, before the study was made), Invalid;
/// those of the store.
base::Result<report::Table> stateTable(const std::string& study, const std::string& at);

/// Writes the study as it was then to a file of its own; the step's number. Errors: as stateTable(), and as
/// store::Store::saveAt().
base::Result<std::int64_t> exportState(const std::string& study, const std::string& at, const std::string& path);

/// Undoes a step, or the latest that is not undone. Errors: store::Store::undo().
base::Result<project::UndoAnswer> undo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who);
/// Does a step again, or the one undone last. Errors: store::Store::redo().
base::Result<project::UndoAnswer> redo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who);

}  // namespace coder::study
