// Import and segmentation, with ICU's own iterators as the slow baseline.
#include <benchmark/benchmark.h>

#include "coder/text/encoding.h"
#include "coder/text/sentences.h"
#include "coder/text/words.h"
#include "corpus.h"

namespace {

using namespace coder;

void canonicalText(benchmark::State& state) {
    const auto files = bench::corpusFiles(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        for (const std::string& file : files) benchmark::DoNotOptimize(text::toCanonical(file, "file"));
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(files)) * state.iterations());
}
BENCHMARK(canonicalText)->Name("import/canonical_text")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

void parseTurns(benchmark::State& state) {
    const auto sources = bench::corpusSources(static_cast<std::size_t>(state.range(0)));
    text::SentenceBreaker sentences(bench::sampleCodebook().language.abbreviations);
    std::size_t found = 0;
    for (auto _ : state)
        for (const project::Source& source : sources) {
            base::Diagnostics ignored;
            found +=
                transcript::parse(source.text, bench::parseOptions(), sentences, source.name, ignored).sentences.size();
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(sources)) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(found));
}
BENCHMARK(parseTurns)->Name("import/turns_and_sentences")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

template <class Breaker, class Found, void (Breaker::*split)(std::string_view, std::vector<Found>&)>
void segment(benchmark::State& state) {
    const auto sources = bench::corpusSources();
    Breaker breaker;
    std::vector<Found> found;
    std::size_t all = 0;
    for (auto _ : state)
        for (const project::Source& source : sources) {
            found.clear();
            (breaker.*split)(source.text, found);
            all += found.size();
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(sources)) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(all));
}
BENCHMARK(segment<text::SentenceBreaker, text::ByteOffset, &text::SentenceBreaker::boundaries>)
    ->Name("segment/sentences");
BENCHMARK(segment<text::SentenceBreaker, text::ByteOffset, &text::SentenceBreaker::boundariesWithIcu>)
    ->Name("segment/sentences_icu_baseline");
BENCHMARK(segment<text::WordBreaker, text::Span, &text::WordBreaker::split>)->Name("segment/words");
BENCHMARK(segment<text::WordBreaker, text::Span, &text::WordBreaker::splitWithIcu>)->Name("segment/words_icu_baseline");

}  // namespace
