// Rows of the content tables without knowing what they mean: values as texts, as changesets give them. Internal to this
// module.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "coder/store/connection.h"

namespace coder::store {

using Key = std::vector<std::string>;
/// By column; GUIDs in their text form, nothing for NULL.
using RowValues = std::vector<std::optional<std::string>>;

/// One table's columns.
struct TableShape {
    std::string name;
    std::vector<std::string> columns;
    std::vector<bool> isGuid;
    std::vector<std::size_t> keys;  ///< Places of the primary key's columns.

    std::size_t indexOf(std::string_view column) const;
    Key keyOf(const RowValues& values) const;
};

TableShape shapeOf(const Connection& connection, const std::string& table);

/// Reads and writes rows of one table by their keys, with statements that are compiled once.
class RowTable {
public:
    RowTable(Connection& connection, const TableShape& shape);

    std::optional<RowValues> read(const Key& key);
    void put(const RowValues& values);
    void remove(const Key& key);
    /// Sets one column of one row.
    void set(const Key& key, std::size_t column, const std::string& value);
    /// All rows, in no particular order.
    void each(const std::function<void(const RowValues&)>& visitor);
    std::uint64_t count(const std::string& column, const std::string& value);  ///< With this value in that column.

private:
    SQLite::Statement& statement(std::optional<SQLite::Statement>& kept, const std::string& sql);
    void bind(SQLite::Statement& statement, int index, std::size_t column, const std::string& value) const;
    void bindKey(SQLite::Statement& statement, int from, const Key& key) const;
    RowValues valuesOf(SQLite::Statement& row) const;
    std::string whereKey() const;

    Connection& connection_;
    const TableShape& shape_;
    std::optional<SQLite::Statement> read_;
    std::optional<SQLite::Statement> put_;
    std::optional<SQLite::Statement> remove_;
};

}  // namespace coder::store
