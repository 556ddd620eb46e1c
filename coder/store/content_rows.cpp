#include "coder/store/content_rows.h"

#include <algorithm>

#include "coder/base/check.h"
#include "coder/base/strings.h"
#include "coder/store/references.h"
#include "coder/store/rows.h"

namespace coder::store {

std::size_t TableShape::indexOf(std::string_view column) const {
    const auto found = std::find(columns.begin(), columns.end(), column);
    CODER_CHECK_EQ(found != columns.end(), true);
    return static_cast<std::size_t>(found - columns.begin());
}

Key TableShape::keyOf(const RowValues& values) const {
    Key key;
    for (const std::size_t column : keys) key.push_back(values[column].value_or(""));
    return key;
}

TableShape shapeOf(const Connection& connection, const std::string& table) {
    TableShape shape;
    shape.name = table;
    SQLite::Statement query(*connection.database, "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid");
    query.bind(1, table);
    while (query.executeStep()) {
        if (query.getColumn(2).getInt() > 0) shape.keys.push_back(shape.columns.size());
        shape.columns.push_back(query.getColumn(0).getString());
        shape.isGuid.push_back(query.getColumn(1).getString() == "BLOB");  // Other bytes are not in the content.
    }
    if (shape.columns.empty()) throw damaged("the table " + table + " is missing");
    return shape;
}

RowTable::RowTable(Connection& connection, const TableShape& shape) : connection_(connection), shape_(shape) {}

SQLite::Statement& RowTable::statement(std::optional<SQLite::Statement>& kept, const std::string& sql) {
    if (!kept) kept.emplace(*connection_.database, sql);
    kept->reset();
    return *kept;
}

/// The value must live until the statement has run.
void RowTable::bind(SQLite::Statement& statement, int index, std::size_t column, const std::string& value) const {
    const auto guid = shape_.isGuid[column] ? base::Guid::parse(value) : std::nullopt;
    if (guid)
        statement.bind(index, guid->bytes().data(), 16);
    else
        statement.bindNoCopy(index, value);
}

void RowTable::bindKey(SQLite::Statement& statement, int from, const Key& key) const {
    for (std::size_t i = 0; i < key.size(); ++i) bind(statement, from + static_cast<int>(i), shape_.keys[i], key[i]);
}

std::string RowTable::whereKey() const {
    std::vector<std::string> parts;
    for (const std::size_t column : shape_.keys) parts.push_back(shape_.columns[column] + " = ?");
    return " WHERE " + base::join(parts, " AND ");
}

RowValues RowTable::valuesOf(SQLite::Statement& row) const {
    RowValues values;
    for (int i = 0; i < row.getColumnCount(); ++i) {
        const SQLite::Column column = row.getColumn(i);
        values.push_back(column.isNull() ? std::nullopt : std::optional(keyText(column)));
    }
    return values;
}

std::optional<RowValues> RowTable::read(const Key& key) {
    SQLite::Statement& query =
        statement(read_, "SELECT " + base::join(shape_.columns, ", ") + " FROM " + shape_.name + whereKey());
    bindKey(query, 1, key);
    std::optional<RowValues> values;
    if (query.executeStep()) values = valuesOf(query);
    query.reset();
    return values;
}

void RowTable::put(const RowValues& values) {
    std::vector<std::string> keys;
    std::vector<std::string> sets;
    for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
        const bool isKey = std::find(shape_.keys.begin(), shape_.keys.end(), i) != shape_.keys.end();
        if (isKey)
            keys.push_back(shape_.columns[i]);
        else
            sets.push_back(shape_.columns[i] + " = excluded." + shape_.columns[i]);
    }
    const std::vector<std::string> marks(shape_.columns.size(), "?");
    SQLite::Statement& insert =
        statement(put_, "INSERT INTO " + shape_.name + "(" + base::join(shape_.columns, ", ") + ") VALUES(" +
                            base::join(marks, ", ") + ") ON CONFLICT(" + base::join(keys, ", ") + ") DO " +
                            (sets.empty() ? "NOTHING" : "UPDATE SET " + base::join(sets, ", ")));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        if (values[i])
            bind(insert, index, i, *values[i]);
        else
            insert.bind(index);
    }
    insert.exec();
    insert.reset();
}

void RowTable::remove(const Key& key) {
    SQLite::Statement& removal = statement(remove_, "DELETE FROM " + shape_.name + whereKey());
    bindKey(removal, 1, key);
    removal.exec();
    removal.reset();
}

void RowTable::set(const Key& key, std::size_t column, const std::string& value) {
    SQLite::Statement update(*connection_.database,
                             "UPDATE " + shape_.name + " SET " + shape_.columns[column] + " = ?" + whereKey());
    bind(update, 1, column, value);
    bindKey(update, 2, key);
    update.exec();
}

void RowTable::each(const std::function<void(const RowValues&)>& visitor) {
    SQLite::Statement query(*connection_.database,
                            "SELECT " + base::join(shape_.columns, ", ") + " FROM " + shape_.name);
    while (query.executeStep()) visitor(valuesOf(query));
}

std::uint64_t RowTable::count(const std::string& column, const std::string& value) {
    SQLite::Statement query(*connection_.database, "SELECT count(*) FROM " + shape_.name + " WHERE " + column + " = ?");
    bind(query, 1, shape_.indexOf(column), value);
    query.executeStep();
    return static_cast<std::uint64_t>(query.getColumn(0).getInt64());
}

}  // namespace coder::store
