// Copies of whole databases. Internal to this module.
#pragma once

#include "coder/store/connection.h"

namespace coder::store {

/// Whether both paths lead to one file.
bool sameFile(const std::string& a, const std::string& b);

/// Copies one consistent state, while others may write. Throws.
void copyDatabase(SQLite::Database& from, SQLite::Database& to);

/// Takes a database back to what it was after a step, and its history too. Throws damaged() where the history does not
/// fit.
void goBack(SQLite::Database& database, std::int64_t number);

}  // namespace coder::store
