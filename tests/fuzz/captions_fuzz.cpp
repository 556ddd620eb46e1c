// Any text as WebVTT, as SubRip and as Zoom's captions.
#include "coder/import/captions.h"
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    if (!coder::fuzz::isCanonical(input)) return 0;
    coder::fuzz::checkDocument(coder::import::readCaptions(input, "fuzz"));
    coder::fuzz::checkDocument(coder::import::readZoomCaptions(input, "fuzz"));
    return 0;
}
