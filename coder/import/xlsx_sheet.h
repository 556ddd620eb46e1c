// The cells of a workbook (.xlsx), row by row, as they are shown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/table_columns.h"
#include "coder/import/xlsx_parts.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// Columns beyond this are left out.
inline constexpr std::size_t MaxSheetColumns = 256;

struct SheetRows {
    std::vector<TableRow> rows;          ///< Those with something in them; a row ends behind its last filled cell.
    std::vector<std::uint32_t> numbers;  ///< By row: its number as Excel counts, from 1.
    std::size_t cut = 0;                 ///< Cells beyond the last column.
};

/// A workbook that is open; borrows its container.
class WorkbookReader {
public:
    /// Errors: what ZipReader and walkXml() find.
    static base::Result<WorkbookReader> open(const ZipReader& zip, const std::string& file);

    const std::vector<Workbook::Sheet>& sheets() const { return workbook_.sheets; }

    /// The cells of a sheet. Numbers are as numberText() writes them, truth values "TRUE" and "FALSE"; formulas give
    /// the value that was stored. Errors: what ZipReader and walkXml() find.
    base::Result<SheetRows> read(std::size_t sheet) const;

private:
    WorkbookReader(const ZipReader& zip, std::string file) : zip_(&zip), file_(std::move(file)) {}

    const ZipReader* zip_;
    std::string file_;
    Workbook workbook_;
    std::vector<std::string> strings_;
    std::vector<NumberKind> styles_;
};

}  // namespace coder::import
