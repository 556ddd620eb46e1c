#include "coder/store/step.h"

#include <sqlite3.h>

#include "coder/base/check.h"
#include "coder/base/clock.h"
#include "coder/store/references.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

using base::ErrorCode;

Step::State::State(Connection& to, StepInfo with) : connection(to), info(std::move(with)) {
    CODER_CHECK_EQ(connection.inStep, false);
    if (!connection.writable)
        throw Failure(ErrorCode::Unwritable, "the study is open for reading only", "open it for writing");
    if (info.at.empty()) info.at = base::utcNow();
    transaction = std::make_unique<Transaction>(*connection.database, "BEGIN IMMEDIATE");
    session = std::make_unique<Session>(connection.handle());
    connection.inStep = true;
}

Step::State::~State() {
    session.reset();
    transaction.reset();
    connection.inStep = false;
}

std::optional<project::HistoryEntry> Step::State::commit(const EntryKind& kind) {
    requireOpen();
    const Changes changes = session->changes();
    session.reset();
    if (changes.bytes == 0 && kind.kind == project::StepKind::Do) {
        // Not rolled back: files and texts stay that were kept without being used yet.
        transaction->commit();
        return std::nullopt;
    }
    project::HistoryEntry entry;
    entry.number = number(*connection.database, "SELECT coalesce(max(number), 0) + 1 FROM history");
    entry.guid = guid;
    entry.at = info.at;
    entry.who = info.who;
    entry.command = info.command;
    entry.summary = info.summary;
    entry.kind = kind.kind;
    entry.target = kind.target;
    SQLite::Statement& insert = connection.kept(
        "INSERT INTO history(number, guid, at, who, command, summary, kind, target, changes, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Binder binder(insert);
    binder << entry.number << entry.guid << entry.at << entry.who << entry.command << entry.summary
           << project::stepKindName(entry.kind) << entry.target;
    binder.blob(changes.packed) << changes.bytes;
    insert.exec();
    insert.tryReset();
    try {
        transaction->commit();
    } catch (const SQLite::Exception& exception) {
        if (exception.getExtendedErrorCode() != SQLITE_CONSTRAINT_FOREIGNKEY) throw;
        throw Failure(ErrorCode::Invalid, "a reference leads nowhere: " + firstDanglingReference(connection),
                      "add what it refers to in the same step; nothing was changed");
    }
    return entry;
}

void Step::State::requireOpen() const {
    if (sqlite3_get_autocommit(connection.handle()) != 0)
        throw Failure(ErrorCode::Unwritable, "the change was broken off by an earlier error of the disk",
                      "check the disk, then try again; nothing was changed");
}

Step::Step(std::unique_ptr<State> state) : state_(std::move(state)) {}
Step::Step(Step&&) noexcept = default;
Step::~Step() = default;

const std::string& Step::at() const { return state_->info.at; }

void Step::setSummary(std::string summary) { state_->info.summary = std::move(summary); }

base::Result<std::optional<project::HistoryEntry>> Step::commit() {
    CODER_CHECK_EQ(state_ != nullptr, true);
    const std::string path = state_->connection.path;
    return guarded(path, [&]() -> base::Result<std::optional<project::HistoryEntry>> {
        const std::unique_ptr<State> state = std::move(state_);
        return state->commit({});
    });
}

base::Result<Step> Store::begin(StepInfo info) {
    return guarded(path(), [&]() -> base::Result<Step> {
        return Step(std::make_unique<Step::State>(*connection_, std::move(info)));
    });
}

}  // namespace coder::store
