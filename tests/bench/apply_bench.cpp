// Applying rules to a study file: for the first time, with nothing changed, and with one rule changed.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "coder/base/file.h"
#include "coder/store/step.h"
#include "coder/store/store.h"
#include "coder/study/apply.h"
#include "corpus.h"

namespace {

using namespace coder;

template <class T>
T need(base::Result<T> result) {
    if (!result) {
        std::cerr << result.error().message << "\n";
        std::exit(1);
    }
    return std::move(*result);
}

/// A study file with copies of the corpus, in a folder that goes with it, and two versions of a codebook.
class Study {
public:
    explicit Study(std::size_t times) {
        std::string name = (std::filesystem::temp_directory_path() / "coder-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::exit(1);
        folder_ = name;
        makeSources(times);
        makeCodebooks();
    }
    Study(const Study&) = delete;
    Study& operator=(const Study&) = delete;
    ~Study() { std::filesystem::remove_all(folder_); }

    std::string path() const { return (folder_ / "study.coder").string(); }
    std::string codebook(bool changed) const {
        return (folder_ / (changed ? "changed" : "first") / "book.yaml").string();
    }
    std::size_t bytes() const { return bytes_; }

    study::ApplyResult apply(bool changed) const {
        study::ApplyOptions options;
        options.codebook = codebook(changed);
        options.who = "Ada";
        return need(study::applyRules(path(), options));
    }

private:
    void makeSources(std::size_t times) {
        auto store = need(store::Store::create(path(), {"Large", "en", "Ada"}));
        auto step = need(store.begin({"Ada", "import", "", ""}));
        const auto sources = bench::corpusSources();
        for (std::size_t i = 0; i < times; ++i)
            for (project::Source source : sources) {
                source.name += " " + std::to_string(i);
                source.sha256.clear();  // Its text stands for the file.
                bytes_ += source.text.size();
                need(step.addSource({source, source.text, "plain text", "UTF-8"}));
            }
        need(step.commit());
    }

    /// The sample's, and the same with a narrower limit in one rule.
    void makeCodebooks() {
        std::string yaml = need(base::readFile(std::string(CODER_SOURCE_DIR) + "/codebooks/straus-2013.yaml"));
        for (const bool changed : {false, true}) {
            std::filesystem::create_directories(std::filesystem::path(codebook(changed)).parent_path());
            if (changed) {
                const std::string limit = "within: 12";
                const std::size_t rule = yaml.find(limit);
                if (rule == std::string::npos) std::exit(1);
                yaml.replace(rule, limit.size(), "within: 2");
            }
            std::ofstream(codebook(changed), std::ios::binary) << yaml;
        }
    }

    std::filesystem::path folder_;
    std::size_t bytes_ = 0;
};

std::size_t times(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

void first(benchmark::State& state) {
    std::uint64_t added = 0;
    for (auto _ : state) {
        state.PauseTiming();
        {
            const Study study(times(state));
            state.ResumeTiming();
            added = study.apply(false).total.added;
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.counters["added"] = static_cast<double>(added);
}
BENCHMARK(first)->Name("apply/first")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

void unchanged(benchmark::State& state) {
    const Study study(times(state));
    study.apply(false);
    std::uint64_t kept = 0;
    for (auto _ : state) kept = study.apply(false).total.kept;
    state.counters["kept"] = static_cast<double>(kept);
    state.SetBytesProcessed(static_cast<std::int64_t>(study.bytes()) * state.iterations());
}
BENCHMARK(unchanged)->Name("apply/unchanged")->Arg(1)->Arg(10)->Arg(100)->Unit(benchmark::kMillisecond)->UseRealTime();

/// To and fro between two versions.
void changedRule(benchmark::State& state) {
    const Study study(times(state));
    study.apply(false);
    bool changed = false;
    study::ApplyResult result;
    for (auto _ : state) result = study.apply(changed = !changed);
    state.counters["moved"] = static_cast<double>(result.total.added + result.total.removed);
    state.counters["kept"] = static_cast<double>(result.total.kept);
    state.SetBytesProcessed(static_cast<std::int64_t>(study.bytes()) * state.iterations());
}
BENCHMARK(changedRule)
    ->Name("apply/changed_rule")
    ->Arg(1)
    ->Arg(10)
    ->Arg(100)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
