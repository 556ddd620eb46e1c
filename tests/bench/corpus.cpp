#include "corpus.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <numeric>

#include "coder/base/file.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/text/encoding.h"

namespace coder::bench {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> readCorpus() {
    const char* folder = std::getenv("CODER_BENCH_CORPUS");
    const fs::path root =
        folder != nullptr ? fs::path(folder) : fs::path(CODER_SOURCE_DIR) / "corpus-samples/mentoring-54/transcripts";
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const std::string ending = entry.path().extension().string();
        if (entry.is_regular_file() && (ending == ".txt" || ending == ".md")) paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> files;
    for (const std::string& path : paths) files.push_back(base::readFile(path).value());
    return files;
}

codebook::Codebook readSampleCodebook() {
    const std::string path = std::string(CODER_SOURCE_DIR) + "/codebooks/straus-2013.yaml";
    return codebook::readCodebook(base::readFile(path).value(), path).value().codebook;
}

}  // namespace

std::vector<std::string> corpusFiles(std::size_t times) {
    static const std::vector<std::string> once = readCorpus();
    std::vector<std::string> files;
    for (std::size_t i = 0; i < times; ++i) files.insert(files.end(), once.begin(), once.end());
    return files;
}

const codebook::Codebook& sampleCodebook() {
    static const codebook::Codebook codebook = readSampleCodebook();
    return codebook;
}

transcript::ParseOptions parseOptions() {
    transcript::ParseOptions options;
    options.wellKnown.interviewer = sampleCodebook().language.interviewerLabels;
    options.wellKnown.participant = sampleCodebook().language.participantLabels;
    return options;
}

std::vector<project::Source> corpusSources(std::size_t times) {
    text::SentenceBreaker sentences(sampleCodebook().language.abbreviations);
    std::vector<project::Source> sources;
    for (const std::string& file : corpusFiles(times)) {
        project::Source source;
        source.name = "S" + std::to_string(sources.size());
        source.sha256 = source.name;
        source.text = text::toCanonical(file, source.name).value().text;
        base::Diagnostics ignored;
        source.transcript = transcript::parse(source.text, parseOptions(), sentences, source.name, ignored);
        sources.push_back(std::move(source));
    }
    return sources;
}

std::size_t totalBytes(const std::vector<std::string>& files) {
    return std::accumulate(files.begin(), files.end(), std::size_t{0},
                           [](std::size_t sum, const auto& file) { return sum + file.size(); });
}

std::size_t totalBytes(const std::vector<project::Source>& sources) {
    return std::accumulate(sources.begin(), sources.end(), std::size_t{0},
                           [](std::size_t sum, const auto& source) { return sum + source.text.size(); });
}

}  // namespace coder::bench
