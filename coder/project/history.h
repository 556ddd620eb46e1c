// The history of a study: who changed what, when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/guid.h"

namespace coder::project {

enum class StepKind : std::uint8_t { Do, Undo, Redo, Merge };

/// "do", "undo", "redo" or "merge".
const char* stepKindName(StepKind kind);

/// One change as people see it: an import of three files, an apply, one coding.
struct HistoryEntry {
    std::int64_t number = 0;  ///< From 1, without gaps, in this copy of the study.
    base::Guid guid;          ///< The same in all copies.
    std::string at;           ///< As base::utcNow() writes it.
    std::string who;          ///< Name of the person.
    std::string command;      ///< "import", "apply", ...
    std::string summary;      ///< "3 sources", ...
    StepKind kind = StepKind::Do;
    std::optional<base::Guid> target;  ///< What an undo undid or a redo did again.
    bool undone = false;               ///< Of Do and Merge: its effect does not hold now.

    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

enum class ChangeKind : std::uint8_t { Added, Changed, Removed };

/// One column of a row before and after. Nothing where there was no row, or no value.
struct FieldChange {
    std::string column;
    std::optional<std::string> before;
    std::optional<std::string> after;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What a step did to one row of a study's content. GUIDs are in their text form.
struct RowChange {
    std::string table;  ///< "codings", "sources", ... (docs/formats/study-database.md)
    ChangeKind kind = ChangeKind::Changed;
    std::vector<std::string> key;     ///< The row's primary key.
    std::vector<FieldChange> fields;  ///< The columns that changed; all where the row was added or removed.
};

/// Something that stands in the way of an undo, for a later step built on it.
struct Obstacle {
    std::string kind;                ///< "coding", "source", "case", ...
    std::optional<base::Guid> guid;  ///< Of the thing, where it has one of its own.
    std::string name;                ///< How people know it: a name, a path, a quote.
    std::string why;                 ///< "was changed", "was removed", "refers to it", "takes its name".
    std::optional<HistoryEntry> by;  ///< The latest step that changed it and still holds.
};

/// What became of an undo or redo. With obstacles nothing was changed.
struct UndoAnswer {
    HistoryEntry target;                ///< The step that was, or was to be, undone or done again.
    std::optional<HistoryEntry> entry;  ///< The new entry; none where something stands in the way.
    std::vector<Obstacle> obstacles;    ///< At most 100 of them.
    std::uint64_t obstacleCount = 0;    ///< All.
};

}  // namespace coder::project
