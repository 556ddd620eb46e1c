// Any text as the JSON of a service.
#include "coder/import/json_document.h"
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    if (!coder::fuzz::isCanonical(input)) return 0;
    const auto document = coder::import::readJson(input, "fuzz");
    if (document) coder::fuzz::checkDocument(document.value());
    return 0;
}
