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

/// Reads the table from a file's bytes (CSV in any text encoding; commas, semicolons or tabs). A participant may have
/// several rows, one for each source; attributes then have to agree. A missing value (empty, "NA", "n/a", "-" or "?")
/// is left missing, with a warning that names it. Errors: no column `participant`.
base::Result<ImportedCases> readParticipants(std::string bytes, const std::string& file);

}  // namespace coder::import
