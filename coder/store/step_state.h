// A step while it is open. Internal to this module.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "coder/store/changeset.h"
#include "coder/store/connection.h"
#include "coder/store/errors.h"
#include "coder/store/rows.h"
#include "coder/store/step.h"

namespace coder::store {

/// The values of a history entry that a step's own does not have.
struct EntryKind {
    project::StepKind kind = project::StepKind::Do;
    std::optional<base::Guid> target;
};

struct Step::State {
    /// Begins the transaction. Throws.
    State(Connection& connection, StepInfo info);
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();

    /// Writes the history entry and commits; of a plain step that changed nothing there is no entry. Throws; the step
    /// is rolled back then.
    std::optional<project::HistoryEntry> commit(const EntryKind& kind);
    /// Throws where SQLite has ended the transaction.
    void requireOpen() const;

    Connection& connection;
    StepInfo info;
    const base::Guid guid = base::Guid::random();  ///< Of the entry.
    std::unique_ptr<Transaction> transaction;
    std::unique_ptr<Session> session;
};

/// Runs what changes the study. An error of the disk ends SQLite's transaction by itself; nothing may be written after.
template <class Function>
auto write(Step::State& step, Function function) -> decltype(function(step.connection)) {
    return guarded(step.connection.path, [&] {
        step.requireOpen();
        return function(step.connection);
    });
}

/// The same where there is nothing to hand back: one statement with its values.
template <class... Values>
base::Status writeRow(Step::State& step, const char* sql, const Values&... values) {
    return write(step, [&](Connection& connection) -> base::Status {
        run(connection, sql, values...);
        return base::Done{};
    });
}

}  // namespace coder::store
