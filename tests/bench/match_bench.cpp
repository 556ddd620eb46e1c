// Matching all rules over all sources; the baseline tries the same rules as regular expressions one after the other.
#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <memory>

#include "coder/match/scanner.h"
#include "corpus.h"
#include "rule_regexes.h"

namespace {

using namespace coder;

void compileCodebook(benchmark::State& state) {
    for (auto _ : state) {
        base::Diagnostics ignored;
        benchmark::DoNotOptimize(match::compile(bench::sampleCodebook(), ignored));
    }
}
BENCHMARK(compileCodebook)->Name("match/compile_codebook")->Unit(benchmark::kMillisecond);

void scan(benchmark::State& state) {
    const auto sources = bench::corpusSources(static_cast<std::size_t>(state.range(0)));
    base::Diagnostics ignored;
    const auto compiled = match::compile(bench::sampleCodebook(), ignored).value();
    auto scanner = match::Scanner::make(compiled).value();
    std::vector<match::Hit> hits;
    std::size_t found = 0;
    for (auto _ : state)
        for (const project::Source& source : sources) {
            hits.clear();
            const match::Subject subject{source.text, source.transcript, {}, {}};
            scanner.scan(subject, hits);
            found += hits.size();
        }
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(sources)) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(found));
}
BENCHMARK(scan)->Name("match/all_rules")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

void ruleByRule(benchmark::State& state) {
    const auto sources = bench::corpusSources();
    std::vector<std::unique_ptr<RE2>> patterns;
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    for (const std::string& pattern : bench::ruleRegexes(bench::sampleCodebook())) {
        patterns.push_back(std::make_unique<RE2>(pattern, options));
        if (!patterns.back()->ok()) patterns.pop_back();
    }
    std::size_t found = 0;
    for (auto _ : state)
        for (const project::Source& source : sources)
            for (const auto& pattern : patterns) {
                re2::StringPiece rest(source.text);
                while (RE2::FindAndConsume(&rest, *pattern)) ++found;
            }
    state.SetBytesProcessed(static_cast<std::int64_t>(bench::totalBytes(sources)) * state.iterations());
    state.SetItemsProcessed(static_cast<std::int64_t>(found));
}
BENCHMARK(ruleByRule)->Name("match/rule_by_rule_baseline")->Unit(benchmark::kMillisecond);

}  // namespace
