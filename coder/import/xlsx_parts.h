// The parts of a workbook that a sheet refers to. Internal to xlsx_sheet.cpp.
#pragma once

#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/xlsx_cells.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

struct Workbook {
    struct Sheet {
        std::string name;
        std::string part;  ///< Its path in the container.
    };
    std::vector<Sheet> sheets;  ///< One or more.
    bool from1904 = false;      ///< Days are counted from 1904.
};

base::Result<Workbook> readWorkbook(const ZipReader& zip, const std::string& file);

/// The strings that cells share, by their number, without their phonetic guides.
base::Result<std::vector<std::string>> readSharedStrings(const ZipReader& zip, const std::string& file);

/// For each style of cells what it makes of numbers. Empty where there are no styles.
std::vector<NumberKind> readNumberStyles(const ZipReader& zip);

}  // namespace coder::import
