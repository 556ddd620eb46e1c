// A table that somebody keeps in a spreadsheet.
#pragma once

#include <string>

#include "coder/base/csv.h"
#include "coder/base/result.h"

namespace coder::study {

/// Reads a CSV file in whatever encoding it is; what that took stands before the table's own diagnostics. Errors: the
/// file can't be read, or is no text.
base::Result<base::CsvTable> readCsvFile(const std::string& path);

}  // namespace coder::study
