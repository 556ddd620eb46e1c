// Import of each format: a large file, a small one, and many on several threads.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>

#include "coder/base/parallel.h"
#include "coder/import/transcript_file.h"
#include "corpus.h"
#include "sample_files.h"

namespace {

using namespace coder;

constexpr std::size_t Large = 1'000'000;
constexpr std::size_t Small = 16'000;

bool imports(const bench::SampleFile& file, text::SentenceBreaker& sentences) {
    const auto imported =
        import::readTranscriptBytes(file.bytes, file.name, "sample", bench::parseOptions(), sentences);
    return imported && !imported->source.transcript.sentences.empty();
}

/// Made when first asked for, not before main().
const bench::SampleFile& sampleFile(const char* name, std::size_t bytes) {
    static std::map<std::size_t, std::vector<bench::SampleFile>> made;
    std::vector<bench::SampleFile>& files = made[bytes];
    if (files.empty()) files = bench::sampleFiles(bytes);
    return *std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
}

void importFile(benchmark::State& state, const char* name, std::size_t bytes) {
    const bench::SampleFile& file = sampleFile(name, bytes);
    text::SentenceBreaker sentences(bench::sampleCodebook().language.abbreviations);
    for (auto _ : state)
        if (!imports(file, sentences)) state.SkipWithError("the file has no sentences");
    state.SetBytesProcessed(static_cast<std::int64_t>(file.bytes.size()) * state.iterations());
    state.SetItemsProcessed(state.iterations());
}

/// A hundred files of plain text; the argument is the number of threads.
void importMany(benchmark::State& state) {
    const bench::SampleFile file = bench::sampleFiles(100'000).front();
    constexpr std::size_t Files = 100;
    for (auto _ : state)
        base::inParallel(Files, static_cast<unsigned>(state.range(0)), [&](std::size_t) {
            text::SentenceBreaker sentences(bench::sampleCodebook().language.abbreviations);
            benchmark::DoNotOptimize(imports(file, sentences));
        });
    state.SetBytesProcessed(static_cast<std::int64_t>(file.bytes.size() * Files) * state.iterations());
}
BENCHMARK(importMany)->Name("import/many_files")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

bool registerFormats() {
    for (const std::size_t bytes : {Large, Small})
        for (const char* name : {"text.txt", "windows1252.txt", "markdown.md", "captions.srt", "zoom.vtt", "teams.vtt",
                                 "table.csv", "segments.json", "page.html", "document.rtf", "document.docx",
                                 "document.odt", "workbook.xlsx", "paged.pdf"})
            benchmark::RegisterBenchmark(
                (std::string(bytes == Large ? "import/large/" : "import/small/") + name).c_str(),
                [name, bytes](benchmark::State& state) { importFile(state, name, bytes); })
                ->Unit(benchmark::kMillisecond);
    return true;
}
[[maybe_unused]] const bool Registered = registerFormats();

}  // namespace
