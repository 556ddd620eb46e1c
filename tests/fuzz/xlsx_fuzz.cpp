// Any bytes as the parts of a workbook, in a sound container: sheet, shared strings, styles, workbook, links.
#include "coder/import/xlsx_document.h"

#include <array>

#include "coder/import/zip_reader.h"
#include "imported_checks.h"
#include "parts.h"
#include "stored_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<const char*, 5> Names{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                               "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
    const std::vector<std::string_view> parts = coder::fuzz::partsOf(coder::fuzz::view(data, size));
    std::vector<std::pair<std::string, std::string_view>> files;
    for (std::size_t i = 0; i < Names.size(); ++i)
        if (i < parts.size()) files.emplace_back(Names[i], parts[i]);
    if (parts.size() < 4) files.emplace_back("xl/workbook.xml", "<workbook/>");
    const std::string bytes = coder::fuzz::storedZip(files);
    const auto zip = coder::import::ZipReader::open(bytes, "fuzz");
    CODER_CHECK_EQ(zip.has_value(), true);
    const auto document = coder::import::readXlsx(*zip, "fuzz");
    if (document) coder::fuzz::checkDocument(document.value());
    return 0;
}
