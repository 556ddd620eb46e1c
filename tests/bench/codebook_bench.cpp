// Large codebooks: reading, compiling and checking them, up to 2,000 codes with ten rules each, and explaining a
// sentence.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "coder/study/codebook_check.h"
#include "coder/study/explain.h"
#include "coder/study/rules.h"

namespace {

using namespace coder;

/// Words of three syllables, the same each time.
class Words {
public:
    std::string word() {
        static const char* const Syllables[] = {"ba", "ke", "lo", "mi", "nu",  "ra",
                                                "se", "ti", "vo", "zu", "dar", "fen"};
        std::string word;
        for (int i = 0; i < 3; ++i) word += Syllables[random_() % 12];
        return word;
    }
    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

private:
    std::mt19937 random_{2013};
};

std::string ruleText(Words& words) {
    const std::string a = words.word();
    const std::string b = words.word();
    const std::string c = words.word();
    switch (words.below(6)) {
        case 0:
            return fmt::format("near: [<who>, {}|{}]\n        within: 5", a, b);
        case 1:
            return fmt::format("regex: '\\b{}(?:\\W+\\w+){{0,3}}\\W+(?:{}|{})\\w*'", a, b, c);
        default:
            return fmt::format("phrase: {}|{} [{}] ..3 {}\n        unless: [{{phrase: {} of}}]", a, b, c, words.word(),
                               a);
    }
}

/// A file that goes with the object.
class CodebookFile {
public:
    explicit CodebookFile(std::int64_t codes) {
        Words words;
        std::ofstream out(path_);
        out << "codebook: Invented words\nversion: 1.0.0\nlanguage: en\nlists:\n  who: [mentor, adviser, my "
               "boss]\ncodes:\n";
        for (std::int64_t i = 0; i < codes; ++i) {
            out << fmt::format("  - code: c{0}\n    name: Code {0}\n    definition: Invented.\n    rules:\n", i);
            for (int j = 0; j < 10; ++j) out << "      - " << ruleText(words) << "\n";
        }
    }
    CodebookFile(const CodebookFile&) = delete;
    CodebookFile& operator=(const CodebookFile&) = delete;
    ~CodebookFile() { std::remove(path_.c_str()); }

    const std::string& path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "coder-bench-codebook.yaml").string();
};

void load(benchmark::State& state) {
    const CodebookFile file(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(study::readRules(file.path()));
    state.SetItemsProcessed(state.iterations() * state.range(0) * 10);
}
BENCHMARK(load)->Name("codebook/load_and_compile")->Arg(20)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void check(benchmark::State& state) {
    const CodebookFile file(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(study::checkCodebook(file.path()));
    state.SetItemsProcessed(state.iterations() * state.range(0) * 10);
}
BENCHMARK(check)->Name("codebook/check")->Arg(20)->Arg(200)->Arg(2000)->Unit(benchmark::kMillisecond);

void explain(benchmark::State& state) {
    const auto rules = study::readRules(CODER_SOURCE_DIR "/codebooks/straus-2013.yaml").value();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            study::explainText(*rules.codebook, rules.compiled, "She always told me the truth about my work.", {}));
}
BENCHMARK(explain)->Name("codebook/explain_a_sentence")->Unit(benchmark::kMillisecond);

}  // namespace
