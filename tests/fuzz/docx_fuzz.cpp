// Any bytes as the parts of a file of a word processor, in a sound container: text, styles, comments, footnotes.
#include "coder/import/docx_document.h"

#include <array>

#include "coder/import/zip_reader.h"
#include "imported_checks.h"
#include "parts.h"
#include "stored_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array<const char*, 4> Names{"word/document.xml", "word/styles.xml", "word/comments.xml",
                                               "word/footnotes.xml"};
    const std::vector<std::string_view> parts = coder::fuzz::partsOf(coder::fuzz::view(data, size));
    std::vector<std::pair<std::string, std::string_view>> files;
    for (std::size_t i = 0; i < Names.size() && i < parts.size(); ++i) files.emplace_back(Names[i], parts[i]);
    const std::string bytes = coder::fuzz::storedZip(files);
    const auto zip = coder::import::ZipReader::open(bytes, "fuzz");
    CODER_CHECK_EQ(zip.has_value(), true);
    CODER_CHECK_EQ(zip.value().read(Names[0]).value() == parts[0], true);
    const auto document = coder::import::readDocx(*zip, "fuzz");
    if (document) coder::fuzz::checkDocument(document.value());
    return 0;
}
