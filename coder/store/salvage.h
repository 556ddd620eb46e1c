// Reads what can be read of a damaged study file. Internal to this module.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/store/connection.h"

namespace coder::store {

struct Salvaged {
    std::uint64_t rows = 0;     ///< That were taken over.
    std::uint64_t refused = 0;  ///< That were read, but have values that can't be.
    bool whole = true;          ///< False where a part of the table could not be read.
};

enum class Existing : std::uint8_t { Keep, Replace };

/// Copies a table's rows: from the beginning on, and where the file breaks off, from the end back. Rows with keys that
/// `to` has are kept there (and count as refused) or replaced. Indexes are not used, since they may be what is damaged.
/// Throws where `to` can't be written.
Salvaged salvageTable(SQLite::Database& from, SQLite::Database& to, const std::string& table, Existing existing);

/// Whether all rows of a table can be read.
bool canBeRead(SQLite::Database& database, const std::string& table);

/// The names of all tables but SQLite's own, as `database` has them.
std::vector<std::string> tableNames(SQLite::Database& database);

}  // namespace coder::store
