#include "coder/store/salvage.h"

#include <sqlite3.h>

#include <limits>

#include "coder/base/strings.h"

namespace coder::store {

namespace {

std::vector<std::string> columnNames(SQLite::Database& database, const std::string& table) {
    SQLite::Statement query(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    query.bind(1, table);
    std::vector<std::string> names;
    while (query.executeStep()) names.push_back(query.getColumn(0).getString());
    return names;
}

void bindValue(SQLite::Statement& statement, int index, const SQLite::Column& value) {
    switch (value.getType()) {
        case SQLITE_INTEGER:
            return statement.bind(index, value.getInt64());
        case SQLITE_FLOAT:
            return statement.bind(index, value.getDouble());
        case SQLITE_TEXT:
            return statement.bind(index, value.getString());
        case SQLITE_BLOB: {
            const void* bytes = value.getBlob();  // Before getBytes(), as SQLite asks.
            return statement.bind(index, bytes, value.getBytes());
        }
        default:
            return statement.bind(index);
    }
}

class Salvage {
public:
    Salvage(SQLite::Database& from, SQLite::Database& to, const std::string& table, Existing existing)
        : from_(from),
          to_(to),
          table_(table),
          verb_(existing == Existing::Keep ? "INSERT INTO " : "INSERT OR REPLACE INTO "),
          columns_(base::join(columnNames(from, table), ", ")) {}

    Salvaged run() {
        if (columns_.empty()) {
            // Older files don't have all tables.
            result_.whole = number(from_, "PRAGMA user_version") < number(to_, "PRAGMA user_version");
            return result_;
        }
        if (!copy("ASC", std::numeric_limits<std::int64_t>::max())) {
            result_.whole = false;
            copy("DESC", last_);
        }
        return result_;
    }

private:
    /// Up to a rowid, in one direction; false where the table can't be read to its end.
    bool copy(const char* direction, std::int64_t end) {
        const bool forwards = std::string_view(direction) == "ASC";
        try {
            SQLite::Statement query(
                from_, "SELECT rowid, " + columns_ + " FROM " + table_ + " NOT INDEXED ORDER BY rowid " + direction);
            while (query.executeStep()) {
                const std::int64_t row = query.getColumn(0).getInt64();
                if (!forwards && row <= end) return true;
                insert(query);
                if (forwards) last_ = row;
            }
            return true;
        } catch (const SQLite::Exception& exception) {
            if (exception.getErrorCode() != SQLITE_CORRUPT && exception.getErrorCode() != SQLITE_IOERR) throw;
            return false;
        }
    }

    void insert(SQLite::Statement& row) {
        const int columns = row.getColumnCount() - 1;
        std::string values = "?";
        for (int i = 1; i < columns; ++i) values += ", ?";
        SQLite::Statement insert(to_, verb_ + table_ + "(" + columns_ + ") VALUES(" + values + ")");
        for (int i = 1; i <= columns; ++i) bindValue(insert, i, row.getColumn(i));
        const int code = insert.tryExecuteStep();
        if (code == SQLITE_DONE)
            ++result_.rows;
        else if ((code & 0xFF) == SQLITE_CONSTRAINT || (code & 0xFF) == SQLITE_MISMATCH)
            ++result_.refused;
        else
            throw SQLite::Exception(to_.getHandle(), code);
    }

    SQLite::Database& from_;
    SQLite::Database& to_;
    const std::string& table_;
    std::string verb_;
    std::string columns_;
    std::int64_t last_ = std::numeric_limits<std::int64_t>::min();
    Salvaged result_;
};

}  // namespace

Salvaged salvageTable(SQLite::Database& from, SQLite::Database& to, const std::string& table, Existing existing) {
    return Salvage(from, to, table, existing).run();
}

bool canBeRead(SQLite::Database& database, const std::string& table) {
    try {
        SQLite::Statement query(database, "SELECT * FROM " + table + " NOT INDEXED");
        while (query.executeStep()) {
        }
        return true;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

std::vector<std::string> tableNames(SQLite::Database& database) {
    SQLite::Statement query(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
    std::vector<std::string> names;
    while (query.executeStep()) names.push_back(query.getColumn(0).getString());
    std::erase_if(names, [](const std::string& name) { return name.rfind("sqlite_", 0) == 0; });
    return names;
}

}  // namespace coder::store
