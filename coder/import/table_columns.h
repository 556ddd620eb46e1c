// Which columns of a table are speaker, time and words: of CSV files, workbooks and tables in documents.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

using TableRow = std::vector<std::string>;

struct TableColumns {
    std::optional<std::size_t> speaker;
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
    std::size_t words = 0;
    bool header = false;        ///< The first row names the columns.
    bool milliseconds = false;  ///< Plain numbers in the columns of times are these, not seconds.
};

/// By the names in the first row ("Speaker", "Start time", "Transcript", and those of a few other languages); and where
/// it has none, by what is in the columns: words are the longest cells on average, times are times, the speaker's cells
/// are short and come back. Nothing if no column can be the words', or, without names, none the speaker's.
std::optional<TableColumns> guessColumns(const std::vector<TableRow>& rows);

/// What spellings of a column's name have in common: without case, "_", "-" and the like, with single spaces.
std::string columnKey(std::string_view name);

/// True for a line such as "Speaker,Start,Text", with two or more columns known by name, words and another.
bool isTableHead(std::string_view line);

/// "1:02:03", "[02:03.5]" or, where there is no colon, seconds (or milliseconds). Nothing for all else.
std::optional<std::chrono::milliseconds> cellTime(std::string_view cell, bool milliseconds);

}  // namespace coder::import
