// Excel workbooks (.xlsx) with a row for each utterance.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/import/document.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// Columns beyond this are left out.
inline constexpr std::size_t MaxSheetColumns = 256;

/// The first sheet, as tableDocument() reads it; other sheets are left out and counted. Cells with a format of times
/// are times; formulas give the value that was stored. Places are rows as Excel counts them. Errors: what ZipReader and
/// walkXml() find.
base::Result<Document> readXlsx(const ZipReader& zip, const std::string& file);

}  // namespace coder::import
