// Runs a fuzz target over files, for builds without libFuzzer: every file named as an argument, and all files in every
// folder.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

/// In the order of names, so that a failure comes at the same place in every run.
std::vector<fs::path> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void replay(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
    std::size_t count = 0;
    const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    for (const std::string& argument : arguments) {
        if (!fs::exists(argument)) {
            std::fprintf(stderr, "there is no file or folder %s\n", argument.c_str());
            return 2;
        }
        const std::vector<fs::path> files =
            fs::is_directory(argument) ? filesIn(argument) : std::vector<fs::path>{argument};
        for (const fs::path& file : files) replay(file);
        count += files.size();
    }
    std::printf("%zu inputs replayed\n", count);
    return 0;
}
