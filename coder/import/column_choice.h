// Columns of a table that somebody names, before any is guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/import/table_columns.h"

namespace coder::import {

/// Columns of tables as somebody names them, each by its name in the first row (case, spaces and "_-" don't count),
/// else by its letter ("A", "AB") or its number from 1. Empty: to be guessed.
struct ColumnNames {
    std::string speaker;
    std::string time;  ///< When an utterance begins.
    std::string end;
    std::string text;

    bool empty() const { return speaker.empty() && time.empty() && end.empty() && text.empty(); }
};

struct ColumnChoice {
    std::optional<TableColumns> columns;
    base::Diagnostics problems;  ///< Without a place.
};

/// The named columns, and what guessColumns() finds for those that are not named. Columns that the table does not have
/// are an error with those that it has, and are guessed. The first row is a header if a column is found by its name in
/// it, if it is one by its names, or if its cell in the named column of times is no time.
ColumnChoice chooseColumns(const std::vector<TableRow>& rows, const ColumnNames& names);

}  // namespace coder::import
