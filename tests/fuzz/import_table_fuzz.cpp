// Any text as a table of utterances.
#include "coder/import/table_document.h"
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    if (!coder::fuzz::isCanonical(input)) return 0;
    coder::fuzz::checkDocument(coder::import::readTable(input, "fuzz"));
    return 0;
}
