// The search index.
#include <benchmark/benchmark.h>

#include "coder/codebook/query.h"
#include "coder/search/index_writer.h"
#include "corpus.h"

namespace {

using namespace coder;

search::IndexWriter indexOf(const std::vector<project::Source>& sources) {
    auto writer = search::IndexWriter::inMemory("en").value();
    for (const project::Source& source : sources) writer.replace(source, {}).value();
    writer.commit().value();
    return writer;
}

void buildIndex(benchmark::State& state) {
    const auto sources = bench::corpusSources(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(indexOf(sources));
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(sources)) * state.iterations());
}
BENCHMARK(buildIndex)->Name("index/build_in_memory")->Arg(1)->Arg(10)->Unit(benchmark::kMillisecond);

void query(benchmark::State& state, const char* text) {
    const auto writer = indexOf(bench::corpusSources(10));
    auto index = writer.reader().value();
    const auto parsed = codebook::parseQuery(text).value();
    for (auto _ : state) benchmark::DoNotOptimize(index.search(parsed));
}
BENCHMARK_CAPTURE(query, word, "mentor")->Name("index/query_word")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, both, "mentor AND grant")->Name("index/query_and")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, phrase, "\"my mentor\"")->Name("index/query_phrase")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, near, "mentor NEAR/5 time")->Name("index/query_near")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(query, prefix, "ment*")->Name("index/query_prefix")->Unit(benchmark::kMillisecond);

}  // namespace
