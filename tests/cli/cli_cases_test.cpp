// Command lines as folders: tests/cli/cases/NAME/ has the files of the case and a file `cmd`, a shell command in which
// $CODER is the program. It is run in a copy of tests/cli/study/, a small study, with the case's own files over it;
// `stdout`, `stderr` and `exit` beside it (missing ones: nothing, nothing, 0) say what has to come out, and files under
// `expected/` what has to be written. Set CODER_UPDATE=1 to write them anew, and read the difference.
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

void write(const fs::path& path, const std::string& text) {
    if (text.empty()) {
        fs::remove(path);
        return;
    }
    std::ofstream(path, std::ios::binary) << text;
}

/// A folder of its own that goes when the test is over.
struct ScratchFolder {
    fs::path path;
    ScratchFolder() {
        std::string name = (fs::temp_directory_path() / "coder-cli-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        fs::permissions(path, fs::perms::owner_all, fs::perm_options::add, ignored);
        fs::remove_all(path, ignored);
    }
};

struct Outcome {
    std::string out;
    std::string err;
    int exit = 0;
};

Outcome run(const fs::path& folder, const std::string& command) {
    const ScratchFolder results;
    const fs::path out = results.path / "out";
    const fs::path err = results.path / "err";
    const std::string line = "cd '" + folder.string() + "' && CODER='" + CODER_PROGRAM + "' SAMPLES='" +
                             CODER_SOURCE_DIR + "/corpus-samples' CODEBOOKS='" + CODER_SOURCE_DIR +
                             "/codebooks' LC_ALL=C.UTF-8 sh ./cmd >'" + out.string() + "' 2>'" + err.string() +
                             "' </dev/null";
    INFO(command);
    const int status = std::system(line.c_str());
    return {read(out), read(err), WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

/// The source folder's place differs from machine to machine.
std::string withoutPaths(std::string text, const fs::path& scratch) {
    for (const auto& [path, name] :
         {std::pair<std::string, std::string>{scratch.string(), "HERE"}, {CODER_SOURCE_DIR, "ROOT"}})
        for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path, at))
            text.replace(at, path.size(), name);
    return text;
}

std::vector<std::string> caseNames() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::path(CODER_SOURCE_DIR) / "tests" / "cli" / "cases"))
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void checkFiles(const fs::path& expected, const fs::path& scratch, bool update) {
    if (!fs::exists(expected)) return;
    for (const auto& entry : fs::recursive_directory_iterator(expected)) {
        if (!entry.is_regular_file()) continue;
        const fs::path written = scratch / fs::relative(entry.path(), expected);
        INFO("file " << written);
        CHECK(fs::exists(written));
        const std::string text = withoutPaths(read(written), scratch);
        if (update)
            write(entry.path(), text);
        else
            CHECK(text == read(entry.path()));
    }
}

}  // namespace

TEST_CASE("command-line cases") {
    const bool update = std::getenv("CODER_UPDATE") != nullptr;
    const std::vector<std::string> names = caseNames();
    CHECK(names.size() >= 20);
    for (const std::string& name : names) {
        DYNAMIC_SECTION(name) {
            const fs::path folder = fs::path(CODER_SOURCE_DIR) / "tests" / "cli" / "cases" / name;
            const ScratchFolder scratch;
            const auto over = fs::copy_options::recursive | fs::copy_options::overwrite_existing;
            fs::copy(fs::path(CODER_SOURCE_DIR) / "tests" / "cli" / "study", scratch.path, over);
            fs::copy(folder, scratch.path, over);
            const Outcome outcome = run(scratch.path, read(folder / "cmd"));
            const std::string out = withoutPaths(outcome.out, scratch.path);
            const std::string err = withoutPaths(outcome.err, scratch.path);
            if (update) {
                write(folder / "stdout", out);
                write(folder / "stderr", err);
                write(folder / "exit", outcome.exit == 0 ? "" : std::to_string(outcome.exit) + "\n");
            } else {
                CHECK(out == read(folder / "stdout"));
                CHECK(err == read(folder / "stderr"));
                const std::string exit = read(folder / "exit");
                CHECK(outcome.exit == (exit.empty() ? 0 : std::stoi(exit)));
            }
            checkFiles(folder / "expected", scratch.path, update);
        }
    }
}
