// One open study file: the database handle, its settings, and the statements that are kept. Internal to this module.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <memory>
#include <string>

#include "coder/store/store.h"

namespace coder::store {

class Connection {
public:
    /// Takes a database that is open and has its tables. `path` is for messages, empty for one in memory.
    Connection(std::unique_ptr<SQLite::Database> opened, std::string file, bool writes)
        : database(std::move(opened)), path(std::move(file)), writable(writes) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A statement that is compiled once, reset and without values. `sql` must be a literal: its address is the key.
    /// For statements that are not used while they run, such as inserts.
    SQLite::Statement& kept(const char* sql);

    sqlite3* handle() const { return database->getHandle(); }
    void execute(const char* sql) { database->exec(sql); }

    std::unique_ptr<SQLite::Database> database;
    std::string path;
    bool writable;
    bool inStep = false;

private:
    std::map<const char*, std::unique_ptr<SQLite::Statement>> kept_;  // Destroyed before the database.
};

/// Settings that hold for every connection: foreign keys, durability, waiting.
void configure(SQLite::Database& database);

/// A new database with all tables and nothing in them. An empty path is a private one that goes with the connection:
/// in memory, and on disk (deleted at once, so that no name leads there) where it is large.
std::unique_ptr<SQLite::Database> makeEmpty(const std::string& path);

/// Opens an existing study file and checks what it is. Throws.
std::unique_ptr<Connection> openConnection(const std::string& path, Mode mode);

/// Opens another copy of a study without changing it: an older format is brought up to date in a private copy. Its
/// structure is checked. Throws.
std::unique_ptr<Connection> openOther(const std::string& path);

/// Brings the tables to the current version in one transaction.
void migrate(SQLite::Database& database);

/// The one integer that a query such as "PRAGMA user_version" gives.
std::int64_t number(SQLite::Database& database, const char* sql);

/// Rolls back when it is left without commit().
class Transaction {
public:
    Transaction(SQLite::Database& database, const char* begin) : database_(database) { database_.exec(begin); }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    SQLite::Database& database_;
    bool open_ = true;
};

}  // namespace coder::store
