// Any bytes as a file of any format: ZIP containers, PDF, and what recognition makes of the rest.
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    coder::text::SentenceBreaker sentences;
    const auto source =
        coder::import::readTranscriptBytes(std::string(input), "fuzz.bin", "fuzz", coder::fuzz::labels(), sentences);
    if (!source) return 0;
    const coder::project::Source& read = source.value().source;
    coder::fuzz::checkText(read.text);
    coder::fuzz::checkTimes(read.text, read.times);
    coder::fuzz::checkTranscript(read.text, read.transcript);
    return 0;
}
