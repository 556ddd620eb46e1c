// A table in a report.html, whose numbers know their passages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/report/table.h"

namespace coder::report {

/// The columns for people, in a box that scrolls by itself; notes below. What the script needs stands in data
/// attributes: a cell's passages ("0-4 9"), the number to sort a cell by, a row's depth, a header's column and group.
/// `label` names a table without a title.
std::string htmlReportTable(const Table& table, const std::string& label);

/// "0-4 9 7": the numbers in their order, what goes up by one as a range.
std::string numberRanges(const std::vector<std::uint32_t>& numbers);

}  // namespace coder::report
