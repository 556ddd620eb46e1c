// Copies: a backup, and earlier states of the study.
#include "coder/store/copy.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "coder/base/check.h"
#include "coder/store/changeset.h"
#include "coder/store/history_rows.h"
#include "coder/store/new_file.h"
#include "coder/store/rows.h"

namespace coder::store {

using base::ErrorCode;

namespace {

/// Steps of other copies that no step of the history brought.
constexpr const char* ForgetLaterMerges = R"sql(
CREATE TEMP TABLE reached AS
  WITH RECURSIVE reached(guid) AS (
    SELECT guid FROM history
    UNION SELECT merges.other FROM reached JOIN merges ON merges.guid = reached.guid
    UNION SELECT merged_steps.parent FROM reached JOIN merged_steps ON merged_steps.guid = reached.guid)
  SELECT guid FROM reached;
DELETE FROM merged_steps WHERE guid NOT IN (SELECT guid FROM reached);
DELETE FROM merges WHERE guid NOT IN (SELECT guid FROM reached);
DROP TABLE reached;
)sql";

/// Writes a copy, as it was after a step if one is named.
void save(const Connection& connection, const std::string& path, std::optional<std::int64_t> step) {
    if (sameFile(connection.path, path))
        throw Failure(ErrorCode::Invalid, "a copy can't be written over the study itself", "name another file");
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))
        throw Failure(ErrorCode::Unwritable, "can't write the file: it is no file", "name a file");
    NewFile file(path);
    {
        SQLite::Database copy(file.temporary(), SQLite::OPEN_READWRITE);
        configure(copy);
        copyDatabase(*connection.database, copy);
        if (step) goBack(copy, *step);
        copy.exec("PRAGMA journal_mode = WAL");  // As every study file; the copy came without.
    }
    file.putInPlace(true);
}

bool hasStep(const Connection& connection, std::int64_t number) {
    return first(
               connection, "SELECT 1 FROM history WHERE number = ?", [](Row&) { return true; }, number)
        .has_value();
}

base::Unexpected noStep(const std::string& path, std::int64_t number) {
    return base::unexpected(ErrorCode::NotFound, "the history has no step " + std::to_string(number),
                            "list the history", {path});
}

}  // namespace

bool sameFile(const std::string& a, const std::string& b) {
    struct stat first {};
    struct stat second {};
    return ::stat(a.c_str(), &first) == 0 && ::stat(b.c_str(), &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

void copyDatabase(SQLite::Database& from, SQLite::Database& to) {
    sqlite3_backup* backup = sqlite3_backup_init(to.getHandle(), "main", from.getHandle(), "main");
    if (backup == nullptr) throw SQLite::Exception(to.getHandle());
    sqlite3_backup_step(backup, -1);
    const int code = sqlite3_backup_finish(backup);
    if (code != SQLITE_OK) throw SQLite::Exception(sqlite3_errstr(code), code);
}

void goBack(SQLite::Database& database, std::int64_t number) {
    Transaction transaction(database, "BEGIN IMMEDIATE");
    for (std::int64_t step = store::number(database, "SELECT max(number) FROM history"); step > number; --step) {
        SQLite::Statement query(database, "SELECT changes FROM history WHERE number = ?");
        query.bind(1, step);
        if (!query.executeStep()) throw damaged("the history has no step " + std::to_string(step));
        std::string packed;
        Row(query) >> packed;
        if (!apply(database.getHandle(), packed, true).clean())
            throw damaged("step " + std::to_string(step) + " of the history does not fit the study");
    }
    SQLite::Statement forget(database, "DELETE FROM history WHERE number > ?");
    forget.bind(1, number);
    forget.exec();
    database.exec(ForgetLaterMerges);
    transaction.commit();
}

base::Status Store::backup(const std::string& path) const {
    CODER_CHECK_EQ(connection_->inStep, false);
    return guarded(path, [&]() -> base::Status {
        save(*connection_, path, std::nullopt);
        return base::Done{};
    });
}

base::Status Store::saveAt(std::int64_t number, const std::string& path) const {
    CODER_CHECK_EQ(connection_->inStep, false);
    return guarded(path, [&]() -> base::Status {
        if (!hasStep(*connection_, number)) return noStep(this->path(), number);
        save(*connection_, path, number);
        return base::Done{};
    });
}

base::Result<Store> Store::at(std::int64_t number) const {
    CODER_CHECK_EQ(connection_->inStep, false);
    return guarded(path(), [&]() -> base::Result<Store> {
        if (!hasStep(*connection_, number)) return noStep(path(), number);
        auto memory = std::make_unique<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        configure(*memory);
        copyDatabase(*connection_->database, *memory);
        goBack(*memory, number);
        memory->exec("PRAGMA query_only = ON");
        return Store(std::make_unique<Connection>(std::move(memory), path(), false));
    });
}

base::Result<std::int64_t> Store::stepAt(const std::string& time) const {
    return guarded(path(), [&]() -> base::Result<std::int64_t> {
        const auto found = first(
            *connection_, "SELECT number FROM history WHERE at <= ? ORDER BY number DESC LIMIT 1",
            [](Row& row) {
                std::int64_t number = 0;
                row >> number;
                return number;
            },
            time);
        if (!found)
            return base::unexpected(ErrorCode::NotFound, "there was no study at " + time, "name a later time",
                                    {path()});
        return *found;
    });
}

}  // namespace coder::store
