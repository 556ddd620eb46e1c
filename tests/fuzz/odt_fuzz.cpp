// Any bytes as the main part of a file of a word processor, in a sound container.
#include "coder/import/odt_document.h"
#include "coder/import/zip_reader.h"
#include "imported_checks.h"
#include "stored_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    const std::string bytes = coder::fuzz::storedZip({{"content.xml", input}});
    const auto zip = coder::import::ZipReader::open(bytes, "fuzz");
    CODER_CHECK_EQ(zip.has_value(), true);
    CODER_CHECK_EQ(zip.value().read("content.xml").value() == input, true);
    const auto document = coder::import::readOdt(*zip, "fuzz");
    if (document) coder::fuzz::checkDocument(document.value());
    return 0;
}
