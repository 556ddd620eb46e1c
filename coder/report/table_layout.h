// What writers of tables to read have in common: headers over several columns, wrapped texts, widths of columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coder/report/table.h"

namespace coder::report {

/// A run of neighbouring columns under one header; a column without a group is a run of its own with an empty name.
struct HeaderSpan {
    std::string group;
    std::size_t first = 0;
    std::size_t count = 0;
};

/// All columns in order.
std::vector<HeaderSpan> headerSpans(const Table& table);

/// True when a column stands in a group.
bool hasGroups(const Table& table);

/// Lines of at most `width` columns, broken at spaces and behind hyphens; a longer word is cut. `width` must not be 0.
std::vector<std::string> wrapped(const std::string& text, std::size_t width);

/// Terminal columns of the longest word of a text; 1 at least.
std::size_t longestWord(const std::string& text);

/// How wide a column may be, in average characters.
struct ColumnNeed {
    std::size_t natural = 1;  ///< No cell is wrapped. Headers are, down to their words.
    std::size_t least = 1;    ///< Texts are wrapped, numbers are not.
};

std::vector<ColumnNeed> columnNeeds(const Table& table);

/// The sum of what the columns need at least.
std::size_t leastWidth(const std::vector<ColumnNeed>& needs);

/// The widths of the columns when `available` characters are there for all: natural ones if they fit, else the widest
/// give way, evenly, and none below its least. The sum is over `available` when the least widths are.
std::vector<std::size_t> columnWidths(const std::vector<ColumnNeed>& needs, std::size_t available);

}  // namespace coder::report
