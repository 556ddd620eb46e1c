// The arrows of the architecture: what a module includes and links must be granted in coder/LAYERS.txt.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Layer {
    int level = 0;
    std::set<std::string> knows;
    std::set<std::string> libraries;
};

std::string read(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

std::map<std::string, Layer> readLayers() {
    std::map<std::string, Layer> layers;
    std::istringstream lines(read(fs::path(CODER_SOURCE_DIR) / "coder" / "LAYERS.txt"));
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream words(line);
        std::string name;
        std::string word;
        Layer layer;
        words >> name >> layer.level >> word;
        REQUIRE(word == ":");
        bool libraries = false;
        while (words >> word) {
            if (word == "|")
                libraries = true;
            else
                (libraries ? layer.libraries : layer.knows).insert(word);
        }
        layers[name] = layer;
    }
    return layers;
}

/// The library that a system header belongs to; empty for the standard library and the system's own.
std::string libraryOf(const std::string& header) {
    static const std::vector<std::pair<std::string, std::string>> Prefixes{
        {"unicode/", "icu"},
        {"xapian", "xapian"},
        {"re2/", "re2"},
        {"yaml-cpp/", "yaml-cpp"},
        {"fmt/", "fmt"},
        {"CLI/", "cli11"},
        {"nlohmann/", "nlohmann-json"},
        {"boost/", "boost"},
        {"catch2/", "catch2"},
        {"openssl/", "openssl"},
        {"sqlite", "sqlite"},
        {"SQLiteCpp/", "sqlite"},
        {"zlib", "zlib"},
        {"zip", "libzip"},
        {"poppler-", "poppler"},
        {"xlsxwriter", "xlsxwriter"},
    };
    // Qt puts every class in a header of its name; those of QtGui that the program uses are named here.
    static const std::set<std::string> QtGui{"QFont",    "QFontMetricsF", "QGuiApplication", "QImage", "QPageLayout",
                                             "QPainter", "QPainterPath",  "QPdfWriter",      "QPen"};
    if (QtGui.count(header) == 1) return "qt-gui";
    if (header.rfind("Q", 0) == 0) return "qt-core";
    for (const auto& [prefix, library] : Prefixes)
        if (header.rfind(prefix, 0) == 0) return library;
    return {};
}

std::vector<fs::path> sourcesOf(const std::string& module) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(CODER_SOURCE_DIR) / "coder" / module))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("every module stands in LAYERS.txt, and nothing else does") {
    const auto layers = readLayers();
    std::set<std::string> folders;
    for (const auto& entry : fs::directory_iterator(fs::path(CODER_SOURCE_DIR) / "coder"))
        if (entry.is_directory()) folders.insert(entry.path().filename().string());
    std::set<std::string> named;
    for (const auto& [name, layer] : layers) named.insert(name);
    CHECK(folders == named);
    CHECK(layers.size() >= 12);
}

TEST_CASE("arrows point downwards only") {
    const auto layers = readLayers();
    for (const auto& [name, layer] : layers)
        for (const std::string& known : layer.knows) {
            INFO(name << " knows " << known);
            REQUIRE(layers.count(known) == 1);
            const Layer& below = layers.at(known);
            // Inside a level, base is below text.
            CHECK((below.level < layer.level || (below.level == 0 && known == "base")));
        }
}

TEST_CASE("modules include what they are granted and no more") {
    const auto layers = readLayers();
    const std::regex include(R"re(^\s*#\s*include\s+([<"])([^>"]+)[>"])re");
    std::size_t seen = 0;
    for (const auto& [name, layer] : layers)
        for (const fs::path& file : sourcesOf(name)) {
            std::istringstream lines(read(file));
            int number = 0;
            for (std::string line; std::getline(lines, line);) {
                ++number;
                std::smatch match;
                if (!std::regex_search(line, match, include)) continue;
                ++seen;
                const std::string header = match[2];
                INFO(file.string() << ":" << number << ": " << line);
                if (match[1] == "\"") {
                    REQUIRE(header.rfind("coder/", 0) == 0);
                    const std::string other = header.substr(6, header.find('/', 6) - 6);
                    CHECK((other == name || layer.knows.count(other) == 1));
                } else if (const std::string library = libraryOf(header); !library.empty()) {
                    CHECK(layer.libraries.count(library) == 1);
                }
            }
        }
    CHECK(seen > 200);
}

TEST_CASE("public headers show no library's types") {
    // A header is internal when only source files of its own folder include it, or headers that are internal
    // themselves.
    const std::regex include(R"re(^\s*#\s*include\s+([<"])([^>"]+)[>"])re");
    std::map<std::string, std::set<std::string>> includers;
    std::map<std::string, std::string> libraries;  // By header: a library's header that it includes.
    for (const auto& [name, layer] : readLayers())
        for (const fs::path& file : sourcesOf(name)) {
            const std::string self = "coder/" + name + "/" + file.filename().string();
            std::istringstream lines(read(file));
            for (std::string line; std::getline(lines, line);) {
                std::smatch match;
                if (!std::regex_search(line, match, include)) continue;
                if (match[1] == "\"")
                    includers[match[2]].insert(self);
                else if (file.extension() == ".h" && !libraryOf(match[2]).empty())
                    libraries[self] = match[2];
            }
        }
    const auto folder = [](const std::string& path) { return path.substr(0, path.rfind('/')); };
    const std::function<bool(const std::string&)> internal = [&](const std::string& header) {
        const std::set<std::string>& by = includers[header];
        return std::all_of(by.begin(), by.end(), [&](const std::string& file) {
            return folder(file) == folder(header) && (file.ends_with(".cpp") || internal(file));
        });
    };
    for (const auto& [header, library] : libraries) {
        INFO(header << " includes " << library);
        CHECK(internal(header));
    }
    CHECK(!libraries.empty());
}

TEST_CASE("the build links what is granted and no more") {
    const std::string cmake = read(fs::path(CODER_SOURCE_DIR) / "coder" / "CMakeLists.txt");
    const std::map<std::string, std::string> libraries{{"ICU::uc", "icu"},
                                                       {"ICU::i18n", "icu"},
                                                       {"PkgConfig::RE2", "re2"},
                                                       {"yaml-cpp", "yaml-cpp"},
                                                       {"Qt6::Core", "qt-core"},
                                                       {"Qt6::Gui", "qt-gui"},
                                                       {"fmt::fmt", "fmt"},
                                                       {"CLI11::CLI11", "cli11"},
                                                       {"nlohmann_json::nlohmann_json", "nlohmann-json"},
                                                       {"PkgConfig::LibZip", "libzip"},
                                                       {"PkgConfig::Poppler", "poppler"},
                                                       {"PkgConfig::XlsxWriter", "xlsxwriter"},
                                                       {"SQLiteCpp", "sqlite"},
                                                       {"SQLite::SQLite3", "sqlite"},
                                                       {"ZLIB::ZLIB", "zlib"},
                                                       {"OpenSSL::Crypto", "openssl"},
                                                       {"Boost::headers", "boost"}};
    const auto layers = readLayers();
    const std::regex call(R"(coder_module\((\w+)([^)]*)\))");
    std::set<std::string> built;
    for (auto it = std::sregex_iterator(cmake.begin(), cmake.end(), call); it != std::sregex_iterator(); ++it) {
        const std::string name = (*it)[1];
        built.insert(name);
        REQUIRE(layers.count(name) == 1);
        std::istringstream words((*it)[2]);
        std::string section;
        for (std::string word; words >> word;) {
            if (word == "SOURCES" || word == "KNOWS" || word == "LIBRARIES") {
                section = word;
                continue;
            }
            INFO(name << " " << section << " " << word);
            if (section == "KNOWS") CHECK(layers.at(name).knows.count(word) == 1);
            if (section == "LIBRARIES" && libraries.count(word) == 1)
                CHECK(layers.at(name).libraries.count(libraries.at(word)) == 1);
        }
    }
    CHECK(built.size() == layers.size());
}

TEST_CASE("no module but the faces prints") {
    const std::regex printing(R"(std::cout|std::cerr|\bprintf\(|std::puts|qDebug|qWarning)");
    for (const auto& [name, layer] : readLayers()) {
        if (name == "cli") continue;
        for (const fs::path& file : sourcesOf(name)) {
            if (file.filename() == "check.cpp") continue;  // says why it ends the program
            INFO(file.string());
            CHECK_FALSE(std::regex_search(read(file), printing));
        }
    }
}
