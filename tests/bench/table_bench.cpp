// Counting codings and making the theme table.
#include <benchmark/benchmark.h>

#include <random>

#include "coder/analysis/theme_table.h"
#include "coder/analysis/theme_tests.h"
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

report::Table shown(const analysis::ThemeTable& table, const codebook::Codebook& codebook,
                    const analysis::ThemeTests* tests) {
    report::ThemeTableFormat format;
    format.tests = tests;
    format.effect = tests == nullptr ? report::EffectShown::None : report::EffectShown::CramersV;
    for (std::size_t row = 0; row < table.rows.size(); ++row) format.rows.push_back(row);
    return report::themeTableReport(table, codebook, format);
}

void themeTable(benchmark::State& state) {
    const Coded coded = codedCorpus(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        analysis::ThemeCounts counts(bench::sampleCodebook());
        for (const project::CodedSource& source : coded.sources) counts.add(source);
        const auto table = analysis::themeTable(counts, coded.cases, {{"stream"}, {}, false});
        benchmark::DoNotOptimize(shown(table, bench::sampleCodebook(), nullptr));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(coded.codings) * state.iterations());
}
BENCHMARK(themeTable)->Name("table/themes_by_stream")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond);

/// 500 codes in 20 groups.
codebook::Codebook largeCodebook() {
    codebook::Codebook codebook;
    codebook.title = "Large";
    for (int group = 0; group < 20; ++group) {
        codebook::Code top;
        top.id = top.path = top.name = "group-" + std::to_string(group);
        codebook.codes.push_back(top);
        const std::size_t parent = codebook.codes.size() - 1;
        for (int i = 0; i < 24; ++i) {
            codebook::Code code;
            code.id = code.name = "code-" + std::to_string(i);
            code.path = top.path + "/" + code.id;
            code.parent = parent;
            code.depth = 1;
            codebook.codes.push_back(code);
        }
    }
    return codebook;
}

/// 5,000 interviews of 200 sentences, each with one coding: a million. The codes are spread evenly over six streams.
Coded largeStudy(const codebook::Codebook& codebook) {
    Coded coded;
    coded.cases.attributes = {"stream"};
    std::mt19937 random(1);
    for (std::size_t interview = 0; interview < 5000; ++interview) {
        project::CodedSource source;
        source.source.name = "P" + std::to_string(interview);
        source.cases = {interview};
        coded.cases.cases.push_back({source.source.name, {"stream " + std::to_string(interview % 6)}, {}, {}, true});
        transcript::Speaker speaker;
        speaker.role = transcript::Role::Participant;
        source.source.transcript.speakers = {speaker};
        for (int sentence = 0; sentence < 200; ++sentence) {
            const std::size_t begin = source.source.text.size();
            source.source.text += "She asked what I wanted from the next years and listened. ";
            std::size_t code = random() % codebook.codes.size();
            if (!codebook.codes[code].parent) ++code;
            source.codings.push_back({static_cast<std::uint32_t>(code),
                                      {begin, source.source.text.size() - 1},
                                      0,
                                      project::Origin::Rule,
                                      {},
                                      {},
                                      {}});
        }
        transcript::Turn turn;
        turn.span = {0, source.source.text.size()};
        source.source.transcript.turns = {turn};
        coded.codings += source.codings.size();
        coded.sources.push_back(std::move(source));
    }
    return coded;
}

/// From codings to a table with a test, an effect size and an adjustment in every row.
void largeThemeTable(benchmark::State& state) {
    const codebook::Codebook codebook = largeCodebook();
    const Coded coded = largeStudy(codebook);
    for (auto _ : state) {
        analysis::ThemeCounts counts(codebook);
        for (const project::CodedSource& source : coded.sources) counts.add(source);
        const auto table = analysis::themeTable(counts, coded.cases, {{"stream"}, {}, false});
        const auto tests =
            analysis::testThemes(table, {analysis::TestKind::Fisher, analysis::Adjustment::Holm, {}, {}});
        benchmark::DoNotOptimize(shown(table, codebook, &tests));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(coded.codings) * state.iterations());
}
BENCHMARK(largeThemeTable)->Name("table/million_codings_tested")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
