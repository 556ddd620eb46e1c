// Values to columns and back, one after the other. Internal to this module.
#pragma once

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "coder/base/guid.h"
#include "coder/store/connection.h"
#include "coder/store/errors.h"

namespace coder::store {

/// Binds a statement's parameters in their order. Texts are not copied: they must live until the statement has run.
class Binder {
public:
    explicit Binder(SQLite::Statement& statement) : statement_(statement) {}

    Binder& operator<<(const base::Guid& guid) {
        statement_.bindNoCopy(++index_, guid.bytes().data(), 16);
        return *this;
    }
    Binder& operator<<(const std::optional<base::Guid>& guid) {
        if (guid) return *this << *guid;
        statement_.bind(++index_);
        return *this;
    }
    Binder& operator<<(const std::string& text) {
        checkSize(text.size());
        statement_.bindNoCopy(++index_, text);
        return *this;
    }
    Binder& operator<<(std::string&& text) = delete;
    Binder& operator<<(const char* literal) {
        statement_.bindNoCopy(++index_, literal);
        return *this;
    }
    template <class Number>
    requires std::is_integral_v<Number> Binder& operator<<(Number value) {
        statement_.bind(++index_, static_cast<std::int64_t>(value));
        return *this;
    }
    Binder& blob(std::string_view bytes) {
        checkSize(bytes.size());
        statement_.bindNoCopy(++index_, bytes.empty() ? "" : bytes.data(), static_cast<int>(bytes.size()));
        return *this;
    }

private:
    static void checkSize(std::size_t size);

    SQLite::Statement& statement_;
    int index_ = 0;
};

/// Reads a row's columns in their order. Values that can't be are a Failure: the file is damaged.
class Row {
public:
    explicit Row(SQLite::Statement& statement) : statement_(statement) {}

    Row& operator>>(base::Guid& guid);
    Row& operator>>(std::optional<base::Guid>& guid);
    Row& operator>>(std::string& text);
    Row& operator>>(bool& value);
    template <class Number>
    requires std::is_integral_v<Number> Row& operator>>(Number& value) {
        const std::int64_t read = statement_.getColumn(index_++).getInt64();
        value = static_cast<Number>(read);
        if (static_cast<std::int64_t>(value) != read) throw damaged("a number is out of range");
        return *this;
    }
    /// One of an enumeration's names: `name` of the values from the first to `last`.
    template <class Enum>
    Row& named(Enum& value, Enum last, const char* (*name)(Enum)) {
        std::string text;
        *this >> text;
        for (int i = 0; i <= static_cast<int>(last); ++i)
            if (text == name(static_cast<Enum>(i))) {
                value = static_cast<Enum>(i);
                return *this;
            }
        throw damaged("\"" + text + "\" stands where it can't");
    }

private:
    SQLite::Statement& statement_;
    int index_ = 0;
};

/// Binds the values and runs a kept statement.
template <class... Values>
void run(Connection& connection, const char* sql, const Values&... values) {
    SQLite::Statement& statement = connection.kept(sql);
    Binder binder(statement);
    static_cast<void>((binder << ... << values));
    statement.exec();
    statement.tryReset();
}

/// All rows of a query, each read by `read(Row&)`.
template <class Read, class... Values>
auto all(const Connection& connection, const char* sql, Read read, const Values&... values) {
    SQLite::Statement query(*connection.database, sql);
    Binder binder(query);
    static_cast<void>((binder << ... << values));
    std::vector<std::decay_t<decltype(read(std::declval<Row&>()))>> rows;
    while (query.executeStep()) {
        Row row(query);
        rows.push_back(read(row));
    }
    return rows;
}

/// The first row of a query, if there is one.
template <class Read, class... Values>
auto first(const Connection& connection, const char* sql, Read read, const Values&... values) {
    SQLite::Statement query(*connection.database, sql);
    Binder binder(query);
    static_cast<void>((binder << ... << values));
    std::optional<std::decay_t<decltype(read(std::declval<Row&>()))>> found;
    if (query.executeStep()) {
        Row row(query);
        found = read(row);
    }
    return found;
}

}  // namespace coder::store
