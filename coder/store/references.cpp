#include "coder/store/references.h"

#include <algorithm>
#include <map>

#include "coder/base/strings.h"
#include "coder/store/rows.h"

namespace coder::store {

namespace {

constexpr std::size_t LongestName = 80;

/// The column by which people know a row.
const std::map<std::string, std::string> NameColumns{
    {"study", "title"},    {"coders", "name"},    {"sources", "name"},  {"revisions", "path"},   {"attributes", "name"},
    {"cases", "name"},     {"codebooks", "name"}, {"codes", "path"},    {"codings", "quote"},    {"memos", "text"},
    {"estimates", "rule"}, {"settings", "key"},   {"voices", "source"}, {"case_values", "value"}};

const std::map<std::string, std::string> Things{
    {"study", "study"},          {"coders", "coder"},     {"sources", "source"},    {"revisions", "revision"},
    {"attributes", "attribute"}, {"cases", "case"},       {"case_values", "value"}, {"voices", "voice"},
    {"codebooks", "codebook"},   {"codes", "code"},       {"codings", "coding"},    {"memos", "memo"},
    {"estimates", "estimate"},   {"settings", "setting"}, {"files", "file"},        {"texts", "text"}};

std::string shortened(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.size() <= LongestName) return text;
    std::size_t end = LongestName;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

std::string article(const std::string& thing) {
    return (std::string("aeiou").find(thing.front()) == std::string::npos ? "a " : "an ") + thing;
}

/// A key's text back to what the table holds.
void bindKey(SQLite::Statement& query, const std::vector<std::string>& key) {
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto index = static_cast<int>(i) + 1;
        const auto guid = key[i].size() == 36 ? base::Guid::parse(key[i]) : std::nullopt;
        if (guid)
            query.bind(index, guid->bytes().data(), 16);
        else
            query.bind(index, key[i]);
    }
}

}  // namespace

std::string keyText(const SQLite::Column& column) {
    if (column.isBlob() && column.getBytes() == 16) {
        base::Guid::Bytes bytes{};
        const auto* from = static_cast<const std::uint8_t*>(column.getBlob());
        std::copy(from, from + bytes.size(), bytes.begin());
        return base::Guid(bytes).toString();
    }
    return column.getString();
}

std::vector<std::string> keyColumns(const Connection& connection, const std::string& table) {
    return all(
        connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY cid",
        [](Row& row) {
            std::string name;
            row >> name;
            return name;
        },
        table);
}

namespace {

/// The values of a row's columns.
std::vector<std::string> valuesOf(const Connection& connection, const std::string& table, std::int64_t rowid,
                                  const std::vector<std::string>& columns) {
    std::vector<std::string> values;
    SQLite::Statement row(*connection.database,
                          "SELECT " + base::join(columns, ", ") + " FROM " + table + " WHERE rowid = ?");
    row.bind(1, rowid);
    if (row.executeStep())
        for (int i = 0; i < row.getColumnCount(); ++i) values.push_back(keyText(row.getColumn(i)));
    return values;
}

/// The first column of a foreign key: of a key with two the second only repeats the first one's source.
std::vector<std::string> referringColumn(const Connection& connection, const std::string& table, std::int64_t key) {
    return all(
        connection, "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE id = ? AND seq = 0",
        [](Row& row) {
            std::string name;
            row >> name;
            return name;
        },
        table, key);
}

}  // namespace

std::vector<DanglingReference> danglingReferences(const Connection& connection, std::uint64_t most) {
    std::vector<DanglingReference> found;
    SQLite::Statement check(*connection.database, "PRAGMA foreign_key_check");
    while (found.size() < most && check.executeStep()) {
        const std::string table = check.getColumn(0).getString();
        const std::int64_t rowid = check.getColumn(1).getInt64();
        const auto columns = referringColumn(connection, table, check.getColumn(3).getInt64());
        found.push_back({table, valuesOf(connection, table, rowid, keyColumns(connection, table)),
                         check.getColumn(2).getString(), valuesOf(connection, table, rowid, columns)});
    }
    return found;
}

std::string firstDanglingReference(const Connection& connection) {
    const auto found = danglingReferences(connection, 1);
    if (found.empty()) return "it could not be found which";
    const std::string name = nameOf(connection, found[0].table, found[0].key);
    return article(thingOf(found[0].table)) + (name.empty() ? "" : " (\"" + name + "\")") + " refers to " +
           article(thingOf(found[0].to)) + " that is not there";
}

std::string thingOf(const std::string& table) {
    const auto found = Things.find(table);
    return found == Things.end() ? table : found->second;
}

std::string nameOf(const Connection& connection, const std::string& table, const std::vector<std::string>& key) {
    const auto column = NameColumns.find(table);
    const auto columns = keyColumns(connection, table);
    if (column == NameColumns.end() || columns.empty() || columns.size() != key.size()) return {};
    SQLite::Statement query(*connection.database, "SELECT " + column->second + " FROM " + table + " WHERE " +
                                                      base::join(columns, " = ? AND ") + " = ?");
    bindKey(query, key);
    return query.executeStep() ? shortened(query.getColumn(0).getString()) : std::string();
}

bool removeRow(const Connection& connection, const std::string& table, const std::vector<std::string>& key) {
    const auto columns = keyColumns(connection, table);
    if (columns.empty() || columns.size() != key.size()) return false;
    SQLite::Statement remove(*connection.database,
                             "DELETE FROM " + table + " WHERE " + base::join(columns, " = ? AND ") + " = ?");
    bindKey(remove, key);
    return remove.exec() > 0;
}

std::string nameIn(const Connection& connection, const ChangedRow& row) {
    const auto column = NameColumns.find(row.table);
    if (column == NameColumns.end()) return {};
    const auto index = first(
        connection, "SELECT cid FROM pragma_table_info(?) WHERE name = ?",
        [](Row& read) {
            std::size_t cid = 0;
            read >> cid;
            return cid;
        },
        row.table, column->second);
    if (!index || *index >= row.before.size()) return {};
    return shortened(row.before[*index].text.value_or(row.after[*index].text.value_or("")));
}

}  // namespace coder::store
