#include "coder/base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

namespace coder::base {

namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, removed behind it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "coder-file-test-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

private:
    fs::path folder_;
};

void checkError(const Result<std::string>& result, ErrorCode code, const std::string& path) {
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == code);
    CHECK(result.error().place == Place{path});
    CHECK_FALSE(result.error().message.empty());
    CHECK_FALSE(result.error().remedy.empty());
}

}  // namespace

TEST_CASE("file: bytes come back as they are", "[base]") {
    const TemporaryFolder folder;
    const std::string bytes = GENERATE(std::string(), std::string("a"), std::string("a\r\nb\n"),
                                       std::string("\0\xFF\xFE\0", 4), std::string(3000000, 'x'));
    const auto read = readFile(folder.write("a file \u00E9\U0001F600.txt", bytes));
    REQUIRE(read.has_value());
    CHECK(*read == bytes);
}

TEST_CASE("file: links are followed", "[base]") {
    const TemporaryFolder folder;
    fs::create_symlink(folder.write("a.txt", "abc"), folder.path("link"));
    CHECK(readFile(folder.path("link")).value() == "abc");
}

TEST_CASE("file: what is not there", "[base]") {
    const TemporaryFolder folder;
    folder.write("a.txt", "abc");
    const std::string path = folder.path(GENERATE(as<std::string>(), "none.txt", "none/a.txt", "a.txt/b.txt"));
    checkError(readFile(path), ErrorCode::NotFound, path);
    checkError(readFile(""), ErrorCode::NotFound, "");
}

TEST_CASE("file: what is no file", "[base]") {
    const TemporaryFolder folder;
    checkError(readFile(folder.path("")), ErrorCode::Unreadable, folder.path(""));
    checkError(readFile("/dev/null"), ErrorCode::Unreadable, "/dev/null");
}

TEST_CASE("file: a pipe that nobody writes to does not hold the program up", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.path("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    checkError(readFile(path), ErrorCode::Unreadable, path);
}

TEST_CASE("file: without permission", "[base]") {
    if (::geteuid() == 0) return;  // root may read everything
    const TemporaryFolder folder;
    const std::string path = folder.write("a.txt", "abc");
    fs::permissions(path, fs::perms::none);
    checkError(readFile(path), ErrorCode::Unreadable, path);
}

TEST_CASE("file: the limit is inclusive", "[base]") {
    const TemporaryFolder folder;
    const std::string path = folder.write("a.txt", "abc");
    CHECK(readFile(path, 3).value() == "abc");
    checkError(readFile(path, 2), ErrorCode::Unsupported, path);
    CHECK(readFile(path, 2).error().message == "the file has 3 bytes; at most 2 are read");
}

}  // namespace coder::base
