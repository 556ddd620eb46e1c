// coder_vectors DIR: runs the program's statistics over the reference vectors of a folder and says which values differ.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "comparison.h"
#include "measures.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

enum Exit { AllPassed = 0, SomeFailed = 1, Unusable = 2 };

struct Counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t notImplemented = 0;
};

vectors::Measures allMeasures() {
    vectors::Measures all;
    for (auto measures :
         {vectors::proportionMeasures(), vectors::tableMeasures(), vectors::codeSetMeasures(), vectors::wordMeasures()})
        all.merge(measures);
    return all;
}

std::vector<fs::path> filesOf(const fs::path& folder) {
    if (!fs::is_directory(folder)) throw std::runtime_error(folder.string() + ": no such folder");
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    if (files.empty()) throw std::runtime_error(folder.string() + ": no .json files there");
    std::sort(files.begin(), files.end());
    return files;
}

/// What the measure gives; a case whose input it can't read has failed, the others are still to be run.
json computed(const vectors::Measure& measure, const json& input) {
    try {
        return measure(input);
    } catch (const std::exception& error) {
        return {{"failed", {error.what()}}};
    }
}

/// Prints what became of one case; `got` is what the measure gave.
void report(const std::string& name, const json& test, const json& got, Counts& counts) {
    const auto differences = vectors::differences(test, got);
    const json failed = got.value("failed", json::array());
    if (differences.empty() && failed.empty()) {
        ++counts.passed;
        std::cout << name << ": passed\n";
        return;
    }
    ++counts.failed;
    std::cout << name << ": failed";
    const char* between = ": ";
    for (const vectors::Difference& difference : differences) {
        std::cout << between << difference.path << " expected " << difference.expected << " got " << difference.got;
        between = "; ";
    }
    for (const json& text : failed) {
        std::cout << between << text.get<std::string>();
        between = "; ";
    }
    std::cout << '\n';
}

void runFile(const fs::path& path, const vectors::Measures& measures, Counts& counts) {
    std::string at = path.string();
    try {
        std::ifstream file(path);
        const json vector = json::parse(file);
        if (vector.at("schema") != 1) throw std::runtime_error("schema 1 is known, this is " + vector["schema"].dump());
        const std::string measure = vector.at("measure");
        const auto found = measures.find(measure);
        for (const json& test : vector.at("cases")) {
            const std::string name = measure + "/" + test.at("id").get<std::string>();
            at = path.string() + ": " + name;
            if (found == measures.end()) {
                ++counts.notImplemented;
                std::cout << name << ": not implemented\n";
            } else {
                report(name, test, computed(found->second, test.at("input")), counts);
            }
        }
    } catch (const std::exception& error) {
        throw std::runtime_error(at + ": " + error.what());
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: coder_vectors DIR\n";
        return Unusable;
    }
    try {
        const vectors::Measures measures = allMeasures();
        Counts counts;
        for (const fs::path& file : filesOf(argv[1])) runFile(file, measures, counts);
        std::cout << counts.passed << " passed, " << counts.failed << " failed, " << counts.notImplemented
                  << " not implemented\n";
        return counts.failed == 0 ? AllPassed : SomeFailed;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return Unusable;
    }
}
