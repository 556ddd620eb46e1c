// Transcripts that are tables: a row for each utterance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/import/column_choice.h"
#include "coder/import/document.h"

namespace coder::import {

/// A table with the place of each row. A row whose speaker's cell is empty goes on with the speaker above. Columns that
/// are neither speaker, time nor words are left out and named in a note. If the columns can't be told, an error says
/// how to name them, and the document is empty. `columns` goes before what is guessed: see chooseColumns().
Document tableDocument(const std::vector<TableRow>& rows, const std::vector<std::uint32_t>& places,
                       const std::string& file, const ColumnNames& columns = {});

/// Comma, semicolon or tab separated values; `text` must be canonical. Places are lines.
Document readTable(std::string_view text, const std::string& file, const ColumnNames& columns = {});

/// The blocks of the rows of a table whose columns are known, without its header.
std::vector<Block> tableBlocks(const std::vector<TableRow>& rows, const std::vector<std::uint32_t>& places,
                               const TableColumns& columns);

}  // namespace coder::import
