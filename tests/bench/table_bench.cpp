// Counting codings and making the theme table.
#include <benchmark/benchmark.h>

#include "coder/analysis/theme_table.h"
#include "coder/match/scanner.h"
#include "coder/report/theme_table_report.h"
#include "coder/study/coding_run.h"
#include "corpus.h"

namespace {

using namespace coder;

struct Coded {
    project::CaseTable cases;
    std::vector<project::CodedSource> sources;
    std::size_t codings = 0;
};

/// Each source is a case of its own, in one of five streams.
Coded codedCorpus(std::size_t times) {
    Coded coded;
    coded.cases.attributes = {"stream"};
    base::Diagnostics ignored;
    const auto compiled = match::compile(bench::sampleCodebook(), ignored).value();
    auto scanner = match::Scanner::make(compiled).value();
    for (project::Source& source : bench::corpusSources(times)) {
        std::vector<match::Hit> hits;
        scanner.scan({source.text, source.transcript, {}, {}}, hits);
        project::CodedSource each;
        each.codings = study::codingsFromHits(hits, compiled, "rules");
        coded.codings += each.codings.size();
        each.cases.assign(source.transcript.speakers.size(), coded.cases.cases.size());
        coded.cases.cases.push_back(
            {source.name, {"stream " + std::to_string(coded.cases.cases.size() % 5)}, {}, {}, true});
        each.source = std::move(source);
        coded.sources.push_back(std::move(each));
    }
    return coded;
}

void themeTable(benchmark::State& state) {
    const Coded coded = codedCorpus(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        analysis::ThemeCounts counts(bench::sampleCodebook());
        for (const project::CodedSource& source : coded.sources) counts.add(source);
        const auto table = analysis::themeTable(counts, coded.cases, {{"stream"}, {}, false});
        benchmark::DoNotOptimize(
            report::themeTableReport(table, bench::sampleCodebook(), analysis::Measure::Participants));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(coded.codings) * state.iterations());
}
BENCHMARK(themeTable)->Name("table/themes_by_stream")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace
