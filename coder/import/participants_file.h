// The participants' table: participant, source, optionally speaker, then one column for each attribute.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/project/case.h"

namespace coder::import {

struct ImportedCases {
    project::CaseTable table;
    base::Diagnostics diagnostics;
};

/// Reads the table from a file's bytes: CSV in any text encoding (commas, semicolons or tabs), or the first sheet of an
/// .xlsx workbook that has a column `participant`, with places that are rows and columns of the sheet. A participant
/// may have several rows, one for each source; attributes then have to agree. A missing value (empty, "NA", "n/a", "-",
/// "?" or Excel's "#N/A") is left missing, with a warning that names it. Kinds of attributes are found by
/// project::findKind(), with a warning at the first value that keeps a column from one. Errors: no column
/// `participant`; neither text nor .xlsx; what ZipReader and walkXml() find.
base::Result<ImportedCases> readParticipants(std::string bytes, const std::string& file);

}  // namespace coder::import
