#include <filesystem>
#include <fstream>

#include "coder/import/transcript_list.h"
#include "coder/import/zip_reader.h"
#include "imported.h"

using namespace coder;
using namespace coder::import;
namespace fs = std::filesystem;

namespace {

/// A folder that goes away again.
struct Folder {
    fs::path path = fs::temp_directory_path() / "coder-transcript-list-test";
    Folder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { fs::remove_all(path); }

    std::string add(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << bytes;
        return (path / name).string();
    }
};

Strings shown(const TranscriptList& list, const Folder& folder) {
    Strings names;
    for (const TranscriptEntry& entry : list.entries)
        names.push_back(entry.name + " " + entry.shownPath().substr(folder.path.string().size() + 1));
    return names;
}

}  // namespace

TEST_CASE("a folder gives the files in it, without what systems leave there") {
    const Folder folder;
    folder.add("b/P02.vtt", "WEBVTT\n");
    folder.add("P01.txt", "I: Why?\n");
    folder.add(".DS_Store", "x");
    folder.add("__MACOSX/P01.txt", "x");
    folder.add("~$P01.docx", "x");
    folder.add("more.zip", "x");
    const auto list = listTranscripts(folder.path.string());
    REQUIRE(list);
    CHECK(shown(*list, folder) == Strings{"P01 P01.txt", "P02 b/P02.vtt"});
    CHECK(list->diagnostics.size() == 1);
    CHECK_FALSE(listTranscripts((folder.path / "nothing").string()));
}

TEST_CASE("an archive gives its members, and hostile names are passed over") {
    const Folder folder;
    const std::string path = folder.add("all.zip", sampleBytes("archive.zip"));
    const auto list = listTranscripts(path);
    REQUIRE(list);
    CHECK(shown(*list, folder) == Strings{"P01 all.zip/P01.txt", "bomb all.zip/bomb.txt", "P02 all.zip/sub/P02.vtt"});
    CHECK(list->diagnostics.size() == 4);
    TranscriptReader reader(testLabels(), text::SentenceBreaker());
    const auto first = reader.read(list->entries[0]);
    REQUIRE(first);
    CHECK(turnsOf(*first) == Strings{"I|Why?", "P|So."});
    CHECK(first->source.path == path + "/P01.txt");
    const auto bomb = reader.read(list->entries[1]);
    REQUIRE_FALSE(bomb);
    CHECK(bomb.error().code == base::ErrorCode::Unsupported);
    // As a transcript an archive is refused, and a Word file is no archive.
    CHECK_FALSE(tryImport(sampleBytes("archive.zip"), "all.zip"));
    CHECK(listTranscripts(folder.add("a.docx", sampleBytes("table.docx")))->entries.size() == 1);
}

TEST_CASE("names that lead out of a folder") {
    for (const std::string name : {"../x", "a/../../x", "/etc/passwd", "C:\\x", "a\\b", "c:x", "", "a\nb", ".."})
        CHECK_FALSE(isSafeName(name));
    for (const std::string name : {"a", "a/b.txt", "..a", "a..b", "Ünïcödé.docx"}) CHECK(isSafeName(name));
}
