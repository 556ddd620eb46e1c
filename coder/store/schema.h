// The tables of a study file, version by version. docs/formats/study-database.md tells what they mean.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace coder::store {

/// "Codr": how a study file is told from other SQLite databases.
inline constexpr std::int32_t ApplicationId = 0x436F6472;

/// The format that this program writes: the number of migrations.
int currentVersion();

/// SQL that brings a file of version `from` to version `from` + 1. Changesets of older versions must still fit, since
/// the history is replayed: a migration may add tables, views and indexes, and columns with a default value at the end
/// of a table; never more.
std::string_view migration(int from);

/// The tables whose changes are in the history, parents before children.
inline constexpr std::array<std::string_view, 14> ContentTables{
    "study",  "coders",    "sources", "revisions", "attributes", "cases",     "case_values",
    "voices", "codebooks", "codes",   "codings",   "memos",      "estimates", "settings"};

/// The column of a content table that is unique and by which people know a thing, which can be changed if need be: a
/// name or a path, and of a revision its number in its source. Empty for a table without.
std::string_view uniqueColumn(std::string_view table);
/// Its place among the table's columns; -1 for a table without.
int uniqueColumnIndex(std::string_view table);

}  // namespace coder::store
