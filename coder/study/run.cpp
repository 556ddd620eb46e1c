#include "coder/study/run.h"

#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include "coder/base/file.h"
#include "coder/import/sha256.h"
#include "coder/report/codings_csv.h"
#include "coder/report/manifest_json.h"
#include "coder/report/theme_table_report.h"
#include "coder/study/coding_run.h"
#include "coder/study/files.h"
#include "coder/study/index_update.h"
#include "coder/study/versions.h"

namespace coder::study {

namespace {

using report::Format;

constexpr std::array<std::pair<Format, const char*>, 4> TableFiles{
    {{Format::Text, ".txt"}, {Format::Csv, ".csv"}, {Format::Json, ".json"}, {Format::Markdown, ".md"}}};

/// The steps of one run, in order; each writes into the result.
class Pipeline {
public:
    Pipeline(const Study& study, const PipelineOptions& options)
        : study_(study), options_(options), counts_(*study.codebook) {
        result_.diagnostics = study.diagnostics;
    }

    base::Result<PipelineResult> run() {
        const bool indexFirst = !options_.indexFolder.empty() && !study_.compiled.queryRules().empty();
        if (auto made = makeFolder(options_.outputFolder); !made) return base::unexpected(made.error());
        if (auto made = makeFolder(inOutput("tables")); !made) return base::unexpected(made.error());
        if (indexFirst)
            if (auto indexed = index(); !indexed) return base::unexpected(indexed.error());
        if (auto coded = code(); !coded) return base::unexpected(coded.error());
        if (auto written = writeTables(); !written) return base::unexpected(written.error());
        if (auto written = writeManifest(); !written) return base::unexpected(written.error());
        if (!options_.indexFolder.empty() && !indexFirst)
            if (auto indexed = index(); !indexed) return base::unexpected(indexed.error());
        return std::move(result_);
    }

private:
    std::string inOutput(const std::string& name) const {
        return (std::filesystem::path(options_.outputFolder) / name).string();
    }

    /// What is wrong with transcripts is reported by the coding and not repeated here.
    base::Status index() {
        IndexOptions indexOptions;
        indexOptions.threads = options_.threads;
        indexOptions.stop = options_.stop;
        indexOptions.progress = progress("indexing");
        auto updated = updateIndex(study_, options_.indexFolder, indexOptions);
        if (!updated) return base::unexpected(updated.error());
        base::append(result_.diagnostics, updated->diagnostics);
        auto candidates = queryCandidates(study_, updated->index);
        if (!candidates) return base::unexpected(candidates.error());
        candidates_ = std::move(*candidates);
        return base::Done{};
    }

    std::function<void(std::size_t, std::size_t)> progress(const std::string& what) const {
        if (!options_.progress) return {};
        return [this, what](std::size_t done, std::size_t all) { options_.progress(what, done, all); };
    }

    base::Status code() {
        auto csv = OutputFile::create(inOutput("codings.csv"));
        if (!csv) return base::unexpected(csv.error());
        if (auto written = csv->write(report::codingsCsvHeader()); !written) return written;
        RunOptions run;
        run.threads = options_.threads;
        run.stop = options_.stop;
        run.progress = progress("coding");
        run.candidates = std::move(candidates_);
        std::optional<base::Error> failed;
        auto summary = runStudy(study_, run, [&](CodedFile&& file, const project::CaseTable& cases) {
            if (failed) return;
            counts_.add(file.coded);
            result_.codings += file.coded.codings.size();
            const auto written = csv->write(report::codingsCsvLines(file.coded, *study_.codebook, cases));
            if (!written) failed = written.error();
        });
        if (!summary) return base::unexpected(summary.error());
        if (failed) return base::unexpected(*failed);
        result_.sources = summary->sources;
        result_.bytes = summary->bytes;
        base::append(result_.diagnostics, std::move(summary->diagnostics));
        cases_ = std::move(summary->cases);
        transcripts_ = std::move(summary->sha256);
        const auto hash = csv->commit();
        if (!hash) return base::unexpected(hash.error());
        outputs_.emplace_back("codings.csv", *hash);
        return base::Done{};
    }

    base::Status writeTables() {
        std::vector<TableSpec> specs = study_.file.tables;
        std::erase_if(specs, [&](const TableSpec& spec) { return !spec.by.empty() && !cases_.attribute(spec.by); });
        if (specs.empty()) specs.push_back({"themes", "", analysis::Measure::Participants, {}});
        for (const TableSpec& spec : specs) {
            const report::Table table = themesOf(study_, counts_, cases_, spec.by, spec.measure);
            if (result_.themes.columns.empty()) result_.themes = table;
            for (const auto& [format, ending] : TableFiles) {
                const std::string name = "tables/" + spec.name + ending;
                const auto hash = writeFile(inOutput(name), report::write(table, format));
                if (!hash) return base::unexpected(hash.error());
                outputs_.emplace_back(name, *hash);
            }
        }
        return base::Done{};
    }

    std::string fromStudy(const std::string& path) const {
        namespace fs = std::filesystem;
        const fs::path folder = fs::absolute(study_.file.path).parent_path();
        return fs::absolute(path).lexically_normal().lexically_relative(folder.lexically_normal()).string();
    }

    base::Status writeManifest() {
        report::Manifest manifest;
        manifest.program = "coder";
        manifest.version = programVersion();
        manifest.time = options_.time;
        manifest.libraries = libraryVersions();
        manifest.study = {{"title", study_.file.title},
                          {"codebook", study_.codebook->title},
                          {"codebook version", study_.codebook->version},
                          {"language", study_.codebook->language.tag}};
        std::uint64_t participants = 0;
        for (std::size_t i = 0; i < cases_.cases.size(); ++i) participants += counts_.interviewed(i) ? 1 : 0;
        manifest.counts = {{"sources", result_.sources}, {"participants", participants}, {"codings", result_.codings}};
        if (auto hashed = addInputs(manifest.inputs); !hashed) return hashed;
        manifest.outputs = outputs_;
        const auto written = writeFile(inOutput("manifest.json"), report::manifestJson(manifest));
        if (!written) return base::unexpected(written.error());
        for (const auto& [name, hash] : outputs_) result_.files.push_back(inOutput(name));
        result_.files.push_back(inOutput("manifest.json"));
        return base::Done{};
    }

    base::Status addInputs(report::NamedValues& inputs) const {
        inputs.emplace_back(fromStudy(study_.file.path), import::sha256(study_.file.text));
        for (const std::string& path : {study_.file.codebook, study_.file.participants}) {
            if (path.empty()) continue;
            const auto bytes = base::readFile(path);
            if (!bytes) return base::unexpected(bytes.error());
            inputs.emplace_back(fromStudy(path), import::sha256(*bytes));
        }
        inputs.emplace_back("language data: " + study_.codebook->language.tag,
                            import::sha256(study_.codebook->language.yaml));
        for (const auto& [path, hash] : transcripts_) inputs.emplace_back(fromStudy(path), hash);
        return base::Done{};
    }

    const Study& study_;
    const PipelineOptions& options_;
    analysis::ThemeCounts counts_;
    project::CaseTable cases_;
    std::map<std::string, std::vector<match::QueryCandidates>> candidates_;
    report::NamedValues transcripts_;
    report::NamedValues outputs_;
    PipelineResult result_;
};

}  // namespace

base::Result<PipelineResult> runPipeline(const Study& study, const PipelineOptions& options) {
    return Pipeline(study, options).run();
}

report::Table themesOf(const Study& study, const analysis::ThemeCounts& counts, const project::CaseTable& cases,
                       const std::string& by, analysis::Measure measure, const Filter& rows) {
    analysis::ThemeTable themes = analysis::themeTable(counts, cases, by);
    std::erase_if(themes.rows,
                  [&](const analysis::ThemeRow& row) { return !rows.allowsCode(*study.codebook, row.code); });
    return report::themeTableReport(themes, *study.codebook, measure);
}

}  // namespace coder::study
