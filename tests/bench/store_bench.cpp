// A large study file: a million codings over 5,000 sources, made in one step, opened, read and changed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "coder/base/clock.h"
#include "coder/store/step.h"
#include "coder/store/store.h"

namespace {

using namespace coder;
using base::Guid;

constexpr int Sources = 5'000;
constexpr int CodingsOfEach = 200;
constexpr int Codes = 60;

template <class T>
T need(base::Result<T> result) {
    if (!result) {
        std::cerr << result.error().message << "\n";
        std::exit(1);
    }
    return std::move(*result);
}

/// A folder that goes with the program.
class Study {
public:
    Study() {
        std::string name = (std::filesystem::temp_directory_path() / "coder-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::exit(1);
        folder_ = name;
    }
    Study(const Study&) = delete;
    Study& operator=(const Study&) = delete;
    ~Study() { std::filesystem::remove_all(folder_); }

    std::string path() const { return (folder_ / "large.coder").string(); }
    std::uintmax_t bytes() const { return std::filesystem::file_size(path()); }

    /// Without codings: a coder, codes, and sources of some 10,000 words' structure.
    void make() {
        std::filesystem::remove(path());
        auto store = need(store::Store::create(path(), {"Large", "en", "Ada"}));
        auto step = need(store.begin({"Ada", "import", "", ""}));
        coder_ = {Guid::random(), "rules", project::CoderKind::Rules};
        need(step.put(coder_));
        codebook_ = {Guid::random(), "Large", "1", std::string(64, '0'), "codebook: Large\n", base::utcNow()};
        need(step.put(codebook_));
        codes_.clear();
        for (int i = 0; i < Codes; ++i) {
            codes_.push_back({Guid::random(), "group/code" + std::to_string(i), "Code", codebook_.guid});
            need(step.put(codes_.back()));
        }
        revisions_.clear();
        for (int i = 0; i < Sources; ++i) revisions_.push_back(need(addSource(step, i)));
        need(step.commit());
    }

    /// All of a source's codings.
    void code(store::Step& step, int source) {
        const project::Revision& revision = revisions_[static_cast<std::size_t>(source)];
        project::StoredCoding coding;
        coding.source = revision.source;
        coding.revision = revision.guid;
        coding.coder = coder_.guid;
        coding.origin = project::Origin::Rule;
        coding.rules = {"reads-drafts"};
        coding.codebook = codebook_.guid;
        coding.created = coding.changed = step.at();
        for (int i = 0; i < CodingsOfEach; ++i) {
            const std::size_t begin = static_cast<std::size_t>(i) * 60;
            coding.guid = Guid::timed();
            coding.code = codes_[random_() % Codes].guid;
            coding.span = text::Span(begin, begin + Sentence.size());
            coding.quote = Sentence;
            coding.evidence = {text::Span(begin + 4, begin + 8)};
            need(step.put(coding));
        }
    }

    const Guid& source(std::size_t i) const { return revisions_[i % revisions_.size()].source; }
    const Guid& revision(std::size_t i) const { return revisions_[i % revisions_.size()].guid; }

private:
    base::Result<project::Revision> addSource(store::Step& step, int number) {
        project::Source source;
        source.name = "P" + std::to_string(number);
        source.path = source.name + ".txt";
        source.transcript.speakers = {{"P", transcript::Role::Participant, false}};
        for (int i = 0; i < CodingsOfEach; ++i) {
            source.transcript.sentences.emplace_back(source.text.size(), source.text.size() + Sentence.size());
            source.text += Sentence + std::to_string(number % 10);
        }
        source.transcript.paragraphs = {text::Span(std::size_t{0}, source.text.size())};
        source.transcript.turns = {{0, source.transcript.paragraphs[0], std::nullopt, 0, 1, 0, CodingsOfEach}};
        return step.addSource({source, source.text + std::to_string(number), "Plain text", "UTF-8"});
    }

    inline static const std::string Sentence = "She read each draft of my grant, twice, and sent it back...";
    std::filesystem::path folder_;
    project::Coder coder_;
    project::StoredCodebook codebook_;
    std::vector<project::StoredCode> codes_;
    std::vector<project::Revision> revisions_;
    std::mt19937_64 random_{2013};
};

/// With all codings; made once.
Study& large() {
    static const auto study = [] {
        auto made = std::make_unique<Study>();
        made->make();
        auto store = need(store::Store::open(made->path(), store::Mode::Write));
        auto step = need(store.begin({"Ada", "apply", "", ""}));
        for (int i = 0; i < Sources; ++i) made->code(step, i);
        need(step.commit());
        return made;
    }();
    return *study;
}

void importSources(benchmark::State& state) {
    Study study;
    for (auto _ : state) study.make();
    state.SetItemsProcessed(state.iterations() * Sources);
}
BENCHMARK(importSources)->Name("store: import 5,000 sources")->Unit(benchmark::kMillisecond)->Iterations(1);

/// The rows alone (`range` 0: the step is broken off), and with the history (1).
void addCodings(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        Study study;
        study.make();
        auto store = need(store::Store::open(study.path(), store::Mode::Write));
        auto step = std::make_unique<store::Step>(need(store.begin({"Ada", "apply", "", ""})));
        state.ResumeTiming();
        for (int i = 0; i < Sources; ++i) study.code(*step, i);
        if (state.range(0) == 1) need(step->commit());
        state.PauseTiming();
        step.reset();
        state.counters["file_MB"] = static_cast<double>(study.bytes()) / 1e6;
        state.ResumeTiming();
    }
    state.SetItemsProcessed(state.iterations() * Sources * CodingsOfEach);
}
BENCHMARK(addCodings)
    ->Name("store: add 1,000,000 codings (1: with the history)")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

void openStudy(benchmark::State& state) {
    const Study& study = large();
    for (auto _ : state) benchmark::DoNotOptimize(need(store::Store::open(study.path(), store::Mode::Write)));
}
BENCHMARK(openStudy)->Name("store: open 1,000,000 codings")->Unit(benchmark::kMillisecond);

void listSource(benchmark::State& state) {
    const Study& study = large();
    const auto store = need(store::Store::open(study.path(), store::Mode::Read));
    std::size_t next = 0;
    for (auto _ : state) {
        store::CodingFilter filter;
        filter.source = study.source(next += 7);
        need(store.eachCoding(filter, [](const project::StoredCoding& coding) {
            benchmark::DoNotOptimize(coding.guid);
            return true;
        }));
    }
    state.SetItemsProcessed(state.iterations() * CodingsOfEach);
}
BENCHMARK(listSource)->Name("store: list one source's 200 codings")->Unit(benchmark::kMicrosecond);

void readSource(benchmark::State& state) {
    const Study& study = large();
    const auto store = need(store::Store::open(study.path(), store::Mode::Read));
    std::size_t next = 0;
    for (auto _ : state) benchmark::DoNotOptimize(need(store.source(study.revision(next += 7))));
}
BENCHMARK(readSource)->Name("store: read one source's text and structure")->Unit(benchmark::kMicrosecond);

void listAll(benchmark::State& state) {
    const Study& study = large();
    const auto store = need(store::Store::open(study.path(), store::Mode::Read));
    std::int64_t count = 0;
    for (auto _ : state) need(store.eachCoding({}, [&](const project::StoredCoding&) { return ++count > 0; }));
    state.SetItemsProcessed(count);
}
BENCHMARK(listAll)->Name("store: list 1,000,000 codings")->Unit(benchmark::kMillisecond);

/// 1,000 decisions, and their undo.
void review(benchmark::State& state) {
    const Study& study = large();
    auto store = need(store::Store::open(study.path(), store::Mode::Write));
    std::vector<project::StoredCoding> codings;
    need(store.eachCoding({}, [&](const project::StoredCoding& coding) {
        codings.push_back(coding);
        return codings.size() < 1'000;
    }));
    for (auto _ : state) {
        auto step = need(store.begin({"Ada", "review", "", ""}));
        for (project::StoredCoding& coding : codings) {
            coding.status = coding.status == project::ReviewStatus::Accepted ? project::ReviewStatus::Rejected
                                                                             : project::ReviewStatus::Accepted;
            need(step.put(coding));
        }
        need(step.commit());
    }
    state.SetItemsProcessed(state.iterations() * 1'000);
}
BENCHMARK(review)->Name("store: decide on 1,000 codings")->Unit(benchmark::kMillisecond);

void undoLast(benchmark::State& state) {
    const Study& study = large();
    auto store = need(store::Store::open(study.path(), store::Mode::Write));
    {
        auto step = need(store.begin({"Ada", "review", "", ""}));
        need(step.put(project::Setting{"tables", "- themes"}));
        need(step.commit());
    }
    for (auto _ : state) {
        need(store.undo({"Ada", "undo", "", ""}));
        need(store.redo({"Ada", "redo", "", ""}));
    }
}
BENCHMARK(undoLast)->Name("store: undo and redo one small step")->Unit(benchmark::kMillisecond);

/// The apply of a million codings, undone and done again.
void undoApply(benchmark::State& state) {
    const Study& study = large();
    for (auto _ : state) {
        auto store = need(store::Store::open(study.path(), store::Mode::Write));
        while (need(store.countCodings({})) > 0) need(store.undo({"Ada", "undo", "", ""}));
    }
}
BENCHMARK(undoApply)->Name("store: undo all to before 1,000,000 codings")->Unit(benchmark::kMillisecond)->Iterations(1);

void redoApply(benchmark::State& state) {
    const Study& study = large();
    for (auto _ : state) {
        auto store = need(store::Store::open(study.path(), store::Mode::Write));
        need(store.redo({"Ada", "redo", "", ""}));
    }
}
BENCHMARK(redoApply)->Name("store: do 1,000,000 codings again")->Unit(benchmark::kMillisecond)->Iterations(1);

void verifyStudy(benchmark::State& state) {
    const Study& study = large();
    const auto store = need(store::Store::open(study.path(), store::Mode::Read));
    for (auto _ : state)
        if (!store.verify().empty()) state.SkipWithError("the study is not sound");
}
BENCHMARK(verifyStudy)->Name("store: verify 1,000,000 codings")->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
