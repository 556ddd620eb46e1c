// Any bytes as RTF.
#include "coder/import/rtf_document.h"
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    const auto document = coder::import::readRtf(input, "fuzz");
    if (document) coder::fuzz::checkDocument(document.value());
    return 0;
}
