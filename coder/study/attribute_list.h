// The attributes of a study's participants, as `coder cases --attributes` lists them.
#pragma once

#include "coder/project/case.h"
#include "coder/report/table.h"

namespace coder::study {

/// A row for each attribute: its name, type, how many of the listed participants have a value and how many have none,
/// and the values: the smallest and the largest of numbers and dates, else each with its number of participants, the
/// most frequent first, of equally frequent ones the first by code point, at most eight.
report::Table attributeTable(const project::CaseTable& cases);

}  // namespace coder::study
