// Excel workbooks (.xlsx) with a row for each utterance.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/import/column_choice.h"
#include "coder/import/document.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// The first sheet, as tableDocument() reads it, with the cells of xlsx_sheet.h; other sheets are left out and counted.
/// Places are rows as Excel counts them. Errors: what ZipReader and walkXml() find.
base::Result<Document> readXlsx(const ZipReader& zip, const std::string& file, const ColumnNames& columns = {});

}  // namespace coder::import
