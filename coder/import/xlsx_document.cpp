#include "coder/import/xlsx_document.h"

#include "coder/import/table_document.h"
#include "coder/import/xlsx_sheet.h"

namespace coder::import {

base::Result<Document> readXlsx(const ZipReader& zip, const std::string& file, const ColumnNames& columns) {
    const auto workbook = WorkbookReader::open(zip, file);
    if (!workbook) return base::unexpected(workbook.error());
    const auto sheet = workbook.value().read(0);
    if (!sheet) return base::unexpected(sheet.error());
    Document document = tableDocument(sheet.value().rows, sheet.value().numbers, file, columns);
    document.drop("further sheet", workbook.value().sheets().size() - 1);
    document.drop("cell in a far column", sheet.value().cut);
    return document;
}

}  // namespace coder::import
