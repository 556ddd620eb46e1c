// What came of merging another copy of a study into this one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coder/project/history.h"

namespace coder::project {

/// Whose value to take where both copies changed the same.
enum class Prefer : std::uint8_t { Rule, Ours, Theirs };

enum class MergeConflictKind : std::uint8_t {
    Changed,  ///< Both changed the same part of one thing.
    Removed,  ///< One removed what the other changed.
    Used,     ///< One removed what the other uses: it stays, whatever is preferred.
    Name,     ///< Two things have one name: the one that had it later gets another, whatever is preferred.
};

/// What one copy has; without values where the thing was removed there.
struct MergeSide {
    std::vector<std::optional<std::string>> values;  ///< As `columns` of the conflict; GUIDs in their text form.
    std::optional<HistoryEntry> step;                ///< The step that made it so, if one did since the common past.

    friend bool operator==(const MergeSide&, const MergeSide&) = default;
};

struct MergeConflict {
    MergeConflictKind kind = MergeConflictKind::Changed;
    std::string table;
    std::vector<std::string> key;
    std::vector<std::string> columns;          ///< Of which the values tell.
    MergeSide ours;                            ///< In this copy, before the merge.
    MergeSide theirs;                          ///< In the other one.
    MergeSide taken;                           ///< In this copy now.
    std::map<std::string, std::string> thing;  ///< The row's columns, where it is; without those that are NULL.
    std::string usedBy;                        ///< Used: the table whose rows refer to it,
    std::uint64_t uses = 0;                    ///< and how many do.

    friend bool operator==(const MergeConflict&, const MergeConflict&) = default;
};

/// Of one table.
struct MergeCounts {
    std::uint64_t added = 0;
    std::uint64_t changed = 0;
    std::uint64_t removed = 0;

    friend bool operator==(const MergeCounts&, const MergeCounts&) = default;
};

struct MergeAnswer {
    std::optional<HistoryEntry> entry;          ///< None where there was nothing new, and for a preview.
    std::vector<HistoryEntry> steps;            ///< The other copy's that were new here, each behind those it knew.
    std::map<std::string, MergeCounts> counts;  ///< What changed here, by table.
    std::vector<MergeConflict> conflicts;       ///< By table and key.
    std::uint64_t ruleDifferences = 0;  ///< Rules' codings that both copies' rules left otherwise; no conflicts.
};

}  // namespace coder::project
