// Import of each format: a large file, a small one, and many on several threads.
#include <benchmark/benchmark.h>

#include <array>

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

void importFile(benchmark::State& state, const bench::SampleFile& file) {
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
        base::inParallel(Files, static_cast<std::size_t>(state.range(0)), [&](std::size_t) {
            text::SentenceBreaker sentences(bench::sampleCodebook().language.abbreviations);
            benchmark::DoNotOptimize(imports(file, sentences));
        });
    state.SetBytesProcessed(static_cast<std::int64_t>(file.bytes.size() * Files) * state.iterations());
}
BENCHMARK(importMany)->Name("import/many_files")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

bool registerFormats() {
    const std::array<std::pair<const char*, std::size_t>, 2> sizes{
        {{"import/large/", Large}, {"import/small/", Small}}};
    for (const auto& [prefix, bytes] : sizes)
        for (bench::SampleFile& file : bench::sampleFiles(bytes)) {
            const std::string name = prefix + file.name;
            benchmark::RegisterBenchmark(name.c_str(), [file](benchmark::State& state) {
                importFile(state, file);
            })->Unit(benchmark::kMillisecond);
        }
    return true;
}
[[maybe_unused]] const bool Registered = registerFormats();

}  // namespace
