// The parts of a workbook that a sheet refers to. Internal to xlsx_document.cpp.
#pragma once

#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

struct Workbook {
    std::string sheet;        ///< The path of the first sheet's part.
    std::size_t further = 0;  ///< Other sheets.
};

base::Result<Workbook> readWorkbook(const ZipReader& zip, const std::string& file);

/// The strings that cells share, by their number, without their phonetic guides.
base::Result<std::vector<std::string>> readSharedStrings(const ZipReader& zip, const std::string& file);

/// For each style of cells: whether it shows a time of day or a duration. Empty where there are no styles.
std::vector<bool> readTimeStyles(const ZipReader& zip);

}  // namespace coder::import
