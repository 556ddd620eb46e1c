// Any bytes as a ZIP archive of transcripts: its members, their names, and what each unpacks to.
#include "coder/import/zip_reader.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "coder/import/transcript_list.h"
#include "imported_checks.h"

namespace {

/// Listing takes a path; the file is overwritten for each input.
std::string archivePath() {
    static const std::string path =
        (std::filesystem::temp_directory_path() / ("coder-zip-fuzz-" + std::to_string(getpid()))).string();
    return path;
}

void checkListing(std::string_view bytes) {
    std::ofstream(archivePath(), std::ios::binary) << bytes;
    const auto list = coder::import::listTranscripts(archivePath());
    std::filesystem::remove(archivePath());
    if (!list) return;
    std::string last;
    for (const coder::import::TranscriptEntry& entry : list->entries) {
        if (!entry.member.empty()) CODER_CHECK_EQ(coder::import::isSafeName(entry.member), true);
        CODER_CHECK_EQ(last <= entry.shownPath(), true);
        last = entry.shownPath();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::uint64_t Most = 1U << 20U;
    constexpr std::size_t MostMembers = 50;
    const std::string_view input = coder::fuzz::view(data, size);
    checkListing(input);
    const auto zip = coder::import::ZipReader::open(input, "fuzz");
    if (!zip) return 0;
    for (std::size_t i = 0; i < zip->names().size() && i < MostMembers; ++i) {
        const auto bytes = zip->read(zip->names()[i], Most);
        if (bytes) CODER_CHECK_LE(bytes->size(), Most);
    }
    return 0;
}
