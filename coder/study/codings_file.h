// Codings as people keep them in a spreadsheet.
#pragma once

#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/study/hand_coding.h"

namespace coder::study {

struct CodingsFile {
    std::vector<WantedCoding> codings;
    base::Diagnostics diagnostics;  ///< Rows that can't be read are errors and not in `codings`.
};

/// Reads a CSV file with the columns `source`, `code`, `quote` or `begin` and `end` (code points, half-open), and
/// perhaps `nth`, `coder` and `memo`. Other columns are passed over, except that rows whose `origin` is rule are
/// errors: so codings.csv can be read back. With quote and positions both must agree. Errors: unreadable, or a column
/// is missing.
base::Result<CodingsFile> readCodingsFile(const std::string& path);

}  // namespace coder::study
