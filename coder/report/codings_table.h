// Codings as a table: for people what a terminal has room for, for programs the columns of codings.csv.
#pragma once

#include "coder/codebook/codebook.h"
#include "coder/project/case.h"
#include "coder/project/coding.h"
#include "coder/report/table.h"

namespace coder::report {

/// Without rows.
Table codingsTable();

/// A row for each coding of the source, in their order.
void addCodings(Table& table, const project::CodedSource& coded, const codebook::Codebook& codebook,
                const project::CaseTable& cases);

}  // namespace coder::report
