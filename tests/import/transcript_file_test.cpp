#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "coder/base/sha256.h"
#include "coder/import/transcript_list.h"

using namespace coder;

namespace {

struct File {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "coder-transcript-file-test.txt";
    explicit File(const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { std::filesystem::remove(path); }
};

base::Result<import::ImportedSource> read(const std::string& path) {
    transcript::ParseOptions options;
    options.wellKnown = {{"I"}, {"P"}, {}};
    return import::TranscriptReader(options, text::SentenceBreaker()).read({path, {}, "name"});
}

}  // namespace

TEST_CASE("a transcript becomes a source, with the hash of its bytes") {
    const std::string bytes = "\xEF\xBB\xBFI: Yes?\r\nP: Caf\x65\xCC\x81.\r\n";
    const File file(bytes);
    const auto imported = read(file.path.string());
    REQUIRE(imported);
    CHECK(imported->source.name == "name");
    CHECK(imported->source.path == file.path.string());
    CHECK(imported->source.text == "I: Yes?\nP: Café.\n");
    CHECK(imported->source.sha256 == base::sha256(bytes));
    CHECK(imported->encoding == "UTF-8");
    CHECK(imported->source.transcript.turns.size() == 2);
}

TEST_CASE("what can't be read is an error that names the file") {
    const auto missing = read("/nowhere/P1.txt");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == base::ErrorCode::NotFound);
    CHECK(missing.error().place.file == "/nowhere/P1.txt");
    const auto folder = read(std::filesystem::temp_directory_path().string());
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == base::ErrorCode::Unreadable);
    const File old("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    const auto unsupported = read(old.path.string());
    REQUIRE_FALSE(unsupported);
    CHECK(unsupported.error().code == base::ErrorCode::Unsupported);
    CHECK_FALSE(unsupported.error().remedy.empty());
}
