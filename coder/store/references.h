// References that lead nowhere, and what things are called in messages. Internal to this module.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/guid.h"
#include "coder/store/changeset.h"
#include "coder/store/connection.h"

namespace coder::store {

struct DanglingReference {
    std::string table;
    std::vector<std::string> key;    ///< Of the row that refers, as ChangedRow::key() has it.
    std::string to;                  ///< The table where nothing is found,
    std::vector<std::string> toKey;  ///< and the key that is looked for there.
};

/// All of them, at most `most`. Looks at every row.
std::vector<DanglingReference> danglingReferences(const Connection& connection, std::uint64_t most);

/// "a coding refers to a code that is not there".
std::string firstDanglingReference(const Connection& connection);

/// "coding" for a row of codings, "case" for one of cases, ...
std::string thingOf(const std::string& table);

/// The row's name, path, quote or text, shortened; empty where it has none or is not there.
std::string nameOf(const Connection& connection, const std::string& table, const std::vector<std::string>& key);

/// The same from a change: as it was before, or else as it became.
std::string nameIn(const Connection& connection, const ChangedRow& row);

/// Takes a row away; false where there is none.
bool removeRow(const Connection& connection, const std::string& table, const std::vector<std::string>& key);

/// The columns of a table's primary key, in their order; empty for a table that is not there.
std::vector<std::string> keyColumns(const Connection& connection, const std::string& table);

/// SQL for the columns' values as ChangedRow::key() has them: "hex" of GUIDs is brought to their text form by
/// keyText().
std::string keyText(const SQLite::Column& column);

}  // namespace coder::store
