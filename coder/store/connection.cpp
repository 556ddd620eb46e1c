#include "coder/store/connection.h"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "coder/store/copy.h"
#include "coder/store/errors.h"
#include "coder/store/lock_holder.h"
#include "coder/store/schema.h"

namespace coder::store {

using base::ErrorCode;

namespace {

constexpr int WaitMilliseconds = 5000;

std::int64_t sizeOf(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_size) : -1;
}

void refuseWhatIsNoFile(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        if (errno == EACCES)
            throw Failure(ErrorCode::Unreadable, "can't open the study: its folder may not be entered",
                          "check the permissions of the folders above it");
        throw Failure(ErrorCode::NotFound, "there is no such study file",
                      "check the name, or make a study with `coder new`");
    }
    if (!S_ISREG(status.st_mode))
        throw Failure(ErrorCode::Unreadable, "not a regular file", "name a study file, such as interviews.coder");
    if (status.st_size == 0)
        throw Failure(ErrorCode::Invalid, "the file is empty, so it is no study",
                      "restore it from a backup, or delete it and make a study with `coder new`");
    if (::access(path.c_str(), R_OK) != 0)
        throw Failure(ErrorCode::Unreadable, "the study may not be read", "check the file's permissions");
}

/// `path` as a URI whose file is taken never to change: the only way to read one whose folder can't be written.
std::string immutableUri(const std::string& path) {
    static constexpr char Digits[] = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '.' || c == '-' || c == '_';
        if (plain)
            uri += c;
        else
            uri += {'%', Digits[byte >> 4], Digits[byte & 15]};
    }
    return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> openDatabase(const std::string& name, int flags) {
    auto database = std::make_unique<SQLite::Database>(name, flags, WaitMilliseconds);
    configure(*database);
    // The first read: this is where SQLite finds that it can't.
    number(*database, "SELECT count(*) FROM sqlite_schema");
    return database;
}

std::unique_ptr<SQLite::Database> openExisting(const std::string& path, Mode mode) {
    try {
        return openDatabase(path, SQLite::OPEN_READWRITE);
    } catch (const SQLite::Exception& exception) {
        const int code = exception.getErrorCode() & 0xFF;
        const bool folder = code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
        if (!folder) throw;
        if (mode == Mode::Write)
            throw Failure(ErrorCode::Unwritable, "the study can't be written: its file or its folder is read-only",
                          "copy the study to a folder of your own, or open it for reading");
        if (sizeOf(path + "-wal") > 0)
            throw Failure(ErrorCode::Unreadable,
                          "the study has changes in " + path + "-wal that can't be read in a read-only folder",
                          "copy both files to a folder that you can write to, and open the study there");
    }
    return openDatabase(immutableUri(path), SQLite::OPEN_READONLY | SQLITE_OPEN_URI);
}

void checkSound(SQLite::Database& database) {
    SQLite::Statement check(database, "PRAGMA quick_check(1)");
    check.executeStep();
    const std::string answer = check.getColumn(0).getString();
    if (answer != "ok") throw damaged(answer);
}

void checkKind(SQLite::Database& database) {
    if (number(database, "PRAGMA application_id") != ApplicationId)
        throw Failure(ErrorCode::Invalid, "the file is a database, but no study",
                      "name a file that `coder new` made, or a backup of it");
    const std::int64_t version = number(database, "PRAGMA user_version");
    if (version > currentVersion())
        throw Failure(ErrorCode::Newer,
                      "the study has format version " + std::to_string(version) +
                          ", which a newer version of Coder wrote; this one reads versions up to " +
                          std::to_string(currentVersion()),
                      "update Coder; the study was not changed");
    if (version < 1) throw damaged("it says no format version");
}

}  // namespace

SQLite::Statement& Connection::kept(const char* sql) {
    auto& statement = kept_[sql];
    if (!statement) statement = std::make_unique<SQLite::Statement>(*database, sql);
    statement->tryReset();
    return *statement;
}

Transaction::~Transaction() {
    if (open_) sqlite3_exec(database_.getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.exec("COMMIT");
    open_ = false;
}

std::int64_t number(SQLite::Database& database, const char* sql) {
    SQLite::Statement query(database, sql);
    if (!query.executeStep()) throw damaged(std::string("no answer to ") + sql);
    return query.getColumn(0).getInt64();
}

void configure(SQLite::Database& database) {
    database.exec(
        "PRAGMA foreign_keys = ON;"
        "PRAGMA synchronous = FULL;"
        "PRAGMA trusted_schema = OFF;"
        "PRAGMA cell_size_check = ON;"
        "PRAGMA cache_size = -65536;"             // 64 MiB: keys are random, so all of the index is in use at once.
        "PRAGMA journal_size_limit = 8388608;");  // After a large step the -wal file shrinks to 8 MiB.
}

void migrate(SQLite::Database& database) {
    if (number(database, "PRAGMA user_version") == currentVersion()) return;
    Transaction transaction(database, "BEGIN IMMEDIATE");
    for (auto version = static_cast<int>(number(database, "PRAGMA user_version")); version < currentVersion();) {
        database.exec(std::string(migration(version)));
        ++version;
        database.exec("PRAGMA user_version = " + std::to_string(version));
    }
    transaction.commit();
}

std::unique_ptr<SQLite::Database> makeEmpty(const std::string& path) {
    auto database =
        std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, WaitMilliseconds);
    configure(*database);
    database->exec("PRAGMA application_id = " + std::to_string(ApplicationId));
    migrate(*database);
    return database;
}

std::unique_ptr<Connection> openOther(const std::string& path) {
    refuseWhatIsNoFile(path);
    auto database = openExisting(path, Mode::Read);
    checkKind(*database);
    checkSound(*database);
    if (number(*database, "PRAGMA user_version") < currentVersion()) {
        auto copy = std::make_unique<SQLite::Database>("", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        configure(*copy);
        copyDatabase(*database, *copy);
        migrate(*copy);
        database = std::move(copy);
    }
    database->exec("PRAGMA query_only = ON");
    return std::make_unique<Connection>(std::move(database), path, false);
}

std::unique_ptr<Connection> openConnection(const std::string& path, Mode mode) {
    refuseWhatIsNoFile(path);
    // Whoever closes a study last takes the -wal file away.
    const bool unclean = sizeOf(path + "-wal") > 0 && !isOpenSomewhere(path);
    auto database = openExisting(path, mode);
    const bool readOnly = sqlite3_db_readonly(database->getHandle(), "main") == 1;
    checkKind(*database);
    if (unclean) checkSound(*database);
    const bool older = number(*database, "PRAGMA user_version") < currentVersion();
    if (readOnly && (mode == Mode::Write || older))
        throw Failure(ErrorCode::Unwritable,
                      older ? "the study is of an older format and must be written once" : "the study is read-only",
                      "check the file's permissions, or copy the study to a folder of your own");
    migrate(*database);
    if (!readOnly) database->exec("PRAGMA journal_mode = WAL");
    if (mode == Mode::Read) database->exec("PRAGMA query_only = ON");
    return std::make_unique<Connection>(std::move(database), path, mode == Mode::Write);
}

}  // namespace coder::store
