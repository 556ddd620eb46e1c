#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "coder/study/run.h"
#include "coder/study/versions.h"
#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;

namespace {

study::PipelineOptions optionsFor(const MiniStudy& files, const std::string& out) {
    study::PipelineOptions options;
    options.outputFolder = files.path(out);
    options.time = "2026-01-02T03:04:05Z";
    return options;
}

}  // namespace

TEST_CASE("a run writes tables, codings and a manifest, for their owner only") {
    const MiniStudy files(4);
    const study::Study study = files.open();
    study::PipelineOptions options = optionsFor(files, "out");
    options.indexFolder = files.path("out.index");
    const auto result = study::runPipeline(study, options);
    REQUIRE(result);
    CHECK(result->sources == 4);
    CHECK(result->codings == 9);
    CHECK(result->diagnostics.empty());
    std::vector<std::string> names;
    for (const std::string& file : result->files) names.push_back(files.relative(file));
    CHECK(names == std::vector<std::string>{"out/codings.csv", "out/tables/themes.txt", "out/tables/themes.csv",
                                            "out/tables/themes.tsv", "out/tables/themes.json", "out/tables/themes.md",
                                            "out/tables/themes.tex", "out/tables/themes.docx", "out/tables/themes.xlsx",
                                            "out/tables/themes.html", "out/methods.md", "out/report.html",
                                            "out/manifest.json"});
    for (const std::string& file : result->files) {
        struct stat status {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    const std::string manifest = files.read("out/manifest.json");
    for (const std::string part :
         {"\"program\": \"coder\"", "\"time\": \"2026-01-02T03:04:05Z\"", "\"codings\": 9", "\"participants\": 4",
          "\"ICU\"", "\"RE2\"", "\"compiler\"", "\"file\": \"study.yaml\"", "\"file\": \"book.yaml\"",
          "\"file\": \"people.csv\"", "\"file\": \"language data: en\"", "\"file\": \"t/P04.txt\"",
          "\"file\": \"codings.csv\"", "\"file\": \"tables/themes.md\""}) {
        INFO(part);
        CHECK(manifest.find(part) != std::string::npos);
    }
    CHECK(manifest.find(files.path("")) == std::string::npos);

    study::PipelineOptions again = optionsFor(files, "again");
    again.threads = 3;
    REQUIRE(study::runPipeline(study, again));
    CHECK(files.read("again/manifest.json") == manifest);
    CHECK(files.read("again/codings.csv") == files.read("out/codings.csv"));
}

TEST_CASE("a study without tables gets the themes; one with a table of an unknown attribute too") {
    const MiniStudy files(2);
    files.write("study.yaml", std::string("transcripts: [t/*.txt]\ncodebook: book.yaml\nparticipants: people.csv\n") +
                                  GENERATE("", "tables: {x: {kind: themes, by: rank}}\n"));
    const auto result = study::runPipeline(files.open(), optionsFor(files, "out"));
    REQUIRE(result);
    CHECK(result->files.size() == 13);
    CHECK(result->themes.title == "Small: themes");
}

TEST_CASE("a run that is stopped leaves what was there") {
    const MiniStudy files(10);
    files.write("out/codings.csv", "old");
    std::stop_source stop;
    study::PipelineOptions options = optionsFor(files, "out");
    options.stop = stop.get_token();
    options.progress = [&](const std::string&, std::size_t, std::size_t) { stop.request_stop(); };
    const auto result = study::runPipeline(files.open(), options);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == base::ErrorCode::Cancelled);
    CHECK(files.read("out/codings.csv") == "old");
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(files.path("out")))
        count += entry.is_regular_file() ? 1 : 0;
    CHECK(count == 1);
}

TEST_CASE("an output folder that can't be made") {
    const MiniStudy files(1);
    files.write("file", "x");
    const auto result = study::runPipeline(files.open(), optionsFor(files, "file/out"));
    REQUIRE_FALSE(result);
    CHECK(result.error().code == base::ErrorCode::Unwritable);
    CHECK(files.read("file") == "x");
}

TEST_CASE("the program knows what it is made of") {
    CHECK(std::string(study::programVersion()).find('.') != std::string::npos);
    for (const auto& [name, version] : study::libraryVersions()) {
        INFO(name);
        CHECK_FALSE(version.empty());
    }
}
