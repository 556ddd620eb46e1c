// Tables in Word files.
#pragma once

#include "coder/report/table.h"
#include "coder/report/word_xml.h"

namespace coder::report {

constexpr std::size_t MostWordColumns = 63;  ///< Word opens no table with more.

/// Twentieths of a point between the margins of an A4 page, which are an inch wide.
constexpr std::size_t PortraitTwips = 9026;
constexpr std::size_t LandscapeTwips = 13958;

/// Caption, table and notes; a paragraph at least stands behind it, so that tables that follow are not joined. `twips`:
/// the width that is there for it. Uses the styles Caption, TableText and TableNote.
void writeWordTable(WordPart& part, const Table& table, std::size_t twips);

}  // namespace coder::report
