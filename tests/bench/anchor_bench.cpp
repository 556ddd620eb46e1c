// Finding passages again in a corrected text.
#include <benchmark/benchmark.h>

#include <random>

#include "coder/text/anchoring.h"
#include "corpus.h"

namespace {

using namespace coder;

struct Texts {
    std::string before;
    std::string after;
    std::vector<text::Span> spans;
};

/// About `bytes` of the sample; of its sentences every `every`-th gets a word more, so that no two copies are the same.
Texts correctedTexts(std::size_t bytes, std::size_t every) {
    Texts texts;
    std::mt19937_64 random(7);
    std::size_t sentences = 0;
    const std::vector<project::Source> sources = bench::corpusSources();
    while (texts.before.size() < bytes)
        for (const project::Source& source : sources)
            for (const text::Span sentence : source.transcript.sentences) {
                if (texts.before.size() >= bytes) return texts;
                const std::string words(text::slice(source.text, sentence));
                texts.spans.emplace_back(texts.before.size(), texts.before.size() + words.size());
                texts.before += words + "\n";
                if (++sentences % every == 0) texts.after += "Well" + std::to_string(random() % 1000) + " ";
                texts.after += words + "\n";
            }
    return texts;
}

/// Arguments: bytes, and how many sentences there are for each correction.
void corrected(benchmark::State& state) {
    const Texts texts =
        correctedTexts(static_cast<std::size_t>(state.range(0)), static_cast<std::size_t>(state.range(1)));
    for (auto _ : state) benchmark::DoNotOptimize(text::reanchor(texts.before, texts.after, texts.spans));
    state.SetBytesProcessed(static_cast<std::int64_t>(texts.before.size()) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(texts.spans.size()) * state.iterations());
}
BENCHMARK(corrected)
    ->Name("anchor/corrected")
    ->Args({100'000, 100})
    ->Args({1'000'000, 100})
    ->Args({10'000'000, 100})
    ->Args({10'000'000, 10000})
    ->Unit(benchmark::kMillisecond);

/// Words drawn from few, so that the texts have much and nothing in common.
std::string drawnText(std::uint64_t seed, std::size_t bytes) {
    std::mt19937_64 random(seed);
    std::string text;
    while (text.size() < bytes) text += "w" + std::to_string(random() % 3000) + (random() % 12 == 0 ? ".\n" : " ");
    return text;
}

void different(benchmark::State& state) {
    const auto bytes = static_cast<std::size_t>(state.range(0));
    const std::string before = drawnText(1, bytes);
    const std::string after = drawnText(2, bytes);
    std::vector<text::Span> spans;
    for (std::size_t at = 0; at + 80 < before.size(); at += 100) spans.emplace_back(at, at + 80);
    for (auto _ : state) benchmark::DoNotOptimize(text::reanchor(before, after, spans));
    state.SetBytesProcessed(static_cast<std::int64_t>(before.size()) * state.iterations());
}
BENCHMARK(different)->Name("anchor/different")->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
