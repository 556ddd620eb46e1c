#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>

#include "coder/base/sha256.h"
#include "coder/study/files.h"
#include "mini_study.h"

using namespace coder;
using study::test::Folder;

namespace {

int permissions(const std::string& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
}

std::vector<std::string> matching(const Folder& folder, const std::string& pattern) {
    std::vector<std::string> names;
    for (const std::string& file : study::filesMatching(folder.path("sub [1]/study.yaml"), pattern))
        names.push_back(folder.relative(file));
    return names;
}

std::size_t filesIn(const std::string& folder) {
    const std::filesystem::recursive_directory_iterator entries(folder);
    return static_cast<std::size_t>(
        std::count_if(begin(entries), end(entries), [](const auto& e) { return e.is_regular_file(); }));
}

}  // namespace

TEST_CASE("names are seen from the folder of the file that has them") {
    CHECK(study::besideFile("study.yaml", "a.csv") == "a.csv");
    CHECK(study::besideFile("x/study.yaml", "a.csv") == "x/a.csv");
    CHECK(study::besideFile("x/y/study.yaml", "../a.csv") == "x/a.csv");
    CHECK(study::besideFile("/x/study.yaml", "./a.csv") == "/x/a.csv");
    CHECK(study::besideFile("x/study.yaml", "/a.csv") == "/a.csv");
}

TEST_CASE("patterns name files") {
    const Folder folder;
    for (const char* name : {"P1.txt", "P2.txt", "p3.txt", "P10.txt", "P1.md", "Ünal.txt", ".hidden.txt", "deep/P4.txt",
                             "deep/er/P5.txt", "q[1].txt", "q1.txt"})
        folder.write(std::string("sub [1]/t/") + name, "x");
    struct Sample {
        std::string pattern;
        std::vector<std::string> files;
    };
    const auto sample = GENERATE(values<Sample>({
        {"t/P?.txt", {"P1.txt", "P2.txt"}},
        {"t/P*.txt", {"P1.txt", "P10.txt", "P2.txt"}},
        {"t/[Pp][13].*", {"P1.md", "P1.txt", "p3.txt"}},
        {"t/[!P]?.txt", {"p3.txt", "q1.txt"}},
        {"t/Ü*", {"Ünal.txt"}},
        {"t/*/P*", {"deep/P4.txt"}},
        {"t/**/P[45].txt", {"deep/P4.txt", "deep/er/P5.txt"}},
        {"t/deep/**", {"deep/P4.txt", "deep/er/P5.txt"}},
        {"./t/../t/P1.md", {"P1.md"}},
        {"t/q[1].txt", {"q[1].txt"}},
        {"t/q[0-9].txt", {"q1.txt"}},
        {"t/nothing*", {}},
        {"t/missing.txt", {"missing.txt"}},
    }));
    std::vector<std::string> expected;
    for (const std::string& file : sample.files) expected.push_back("sub [1]/t/" + file);
    CHECK(matching(folder, sample.pattern) == expected);
}

TEST_CASE("folders are made for their owner only") {
    const Folder folder;
    REQUIRE(study::makeFolder(folder.path("a/b/c/")));
    CHECK(permissions(folder.path("a")) == 0700);
    CHECK(permissions(folder.path("a/b/c")) == 0700);
    CHECK(study::makeFolder(folder.path("a/b/c")));
    const std::string file = folder.write("file", "x");
    CHECK(study::makeFolder(file).error().code == base::ErrorCode::Unwritable);
    const auto below = study::makeFolder(folder.path("file/below"));
    REQUIRE_FALSE(below);
    CHECK(below.error().place.file == file);
}

TEST_CASE("an output file is there whole or not at all") {
    const Folder folder;
    const std::string path = folder.write("out.csv", "old");
    {
        auto file = study::OutputFile::create(path);
        REQUIRE(file);
        REQUIRE(file->write("new, and never finished"));
        CHECK(folder.read("out.csv") == "old");
    }
    CHECK(folder.read("out.csv") == "old");
    CHECK(filesIn(folder.path("")) == 1);
    auto file = study::OutputFile::create(path);
    REQUIRE(file);
    REQUIRE(file->write("ne"));
    REQUIRE(file->write(""));
    REQUIRE(file->write("w"));
    const auto hash = file->commit();
    REQUIRE(hash);
    CHECK(*hash == base::sha256("new"));
    CHECK(folder.read("out.csv") == "new");
    CHECK(permissions(path) == 0600);
    CHECK(filesIn(folder.path("")) == 1);
}

TEST_CASE("what can't be written is an error that names the file") {
    const Folder folder;
    folder.write("folder/x", "x");
    for (const std::string& path : {folder.path("no/such/a.csv"), folder.path("folder"), std::string()}) {
        const auto written = study::writeFile(path, "x");
        REQUIRE_FALSE(written);
        CHECK(written.error().code == base::ErrorCode::Unwritable);
        CHECK(written.error().place.file == path);
    }
}
