// Any bytes as the participants' table.
#include "coder/import/participants_file.h"
#include "imported_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto cases = coder::import::readParticipants(std::string(coder::fuzz::view(data, size)), "fuzz");
    if (!cases) CODER_CHECK_EQ(cases.error().message.empty(), false);
    return 0;
}
