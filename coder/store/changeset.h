// SQLite's session extension: what a step did to which rows, as bytes that can be replayed and inverted. Internal to
// this module; changeset.cpp is the only place that knows the extension.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/project/history.h"

struct sqlite3;

namespace coder::store {

/// A changeset packed with zlib.
struct Changes {
    std::string packed;
    std::uint64_t bytes = 0;  ///< Unpacked; 0 when nothing changed.
};

/// Watches the content tables of a database from its making on. Must end before the database is closed.
class Session {
public:
    explicit Session(sqlite3* database);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    Changes changes();

private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
};

/// A column's value, or that it did not change.
struct ChangedValue {
    bool present = false;             ///< The changeset tells it.
    std::optional<std::string> text;  ///< Nothing for NULL. GUIDs are in their text form.
};

/// One row of a changeset.
struct ChangedRow {
    std::string table;
    project::ChangeKind kind = project::ChangeKind::Changed;
    std::vector<bool> keyColumns;
    std::vector<ChangedValue> before;  ///< By column.
    std::vector<ChangedValue> after;

    /// The primary key's values.
    std::vector<std::string> key() const;
};

/// The rows of a changeset; the visitor ends it by returning false. Throws where the bytes are damaged.
void eachChange(std::string_view packed, const std::function<bool(const ChangedRow&)>& visitor);

enum class ConflictKind : std::uint8_t {
    Changed,  ///< The row is there with other values.
    Missing,  ///< The row is gone.
    Taken,    ///< A row with this key is there already.
    Refused,  ///< A constraint of the table: mostly a name that another row has now.
};

struct Conflict {
    ConflictKind kind = ConflictKind::Changed;
    ChangedRow row;  ///< As the changeset has it (inverted where it was applied so).
};

/// What applying came to. `dangling`: references lead nowhere now.
struct Applied {
    std::vector<Conflict> conflicts;  ///< At most 100.
    std::uint64_t conflictCount = 0;
    bool dangling = false;
    bool clean() const { return conflictCount == 0 && !dangling; }
};

/// Applies a changeset, or its inverse, inside the caller's transaction. What conflicts is left out and told; the
/// caller then rolls back. Throws where the bytes are damaged.
Applied apply(sqlite3* database, std::string_view packed, bool inverse);

}  // namespace coder::store
