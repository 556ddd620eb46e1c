#include "coder/study/run.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "coder/base/file.h"
#include "coder/base/parallel.h"
#include "coder/base/sha256.h"
#include "coder/figures/draw.h"
#include "coder/report/codings_csv.h"
#include "coder/report/manifest_json.h"
#include "coder/study/figures.h"
#include "coder/study/files.h"
#include "coder/study/index_update.h"
#include "coder/study/methods.h"
#include "coder/study/report_page.h"
#include "coder/study/tables.h"
#include "coder/study/versions.h"

namespace coder::study {

namespace {

/// The steps of one run, in order; each writes into the result.
class Pipeline {
public:
    Pipeline(const Study& study, const PipelineOptions& options)
        : study_(study), options_(options), specs_(study.file.tables) {
        result_.diagnostics = study.diagnostics;
        if (specs_.empty()) {
            specs_.emplace_back();
            specs_.back().name = "themes";
        }
    }

    base::Result<PipelineResult> run() {
        const bool indexFirst = !options_.indexFolder.empty() && !study_.compiled.queryRules().empty();
        if (auto made = makeFolder(options_.outputFolder); !made) return base::unexpected(made.error());
        if (auto made = makeFolder(inOutput("tables")); !made) return base::unexpected(made.error());
        if (!study_.file.figures.empty())
            if (auto made = makeFolder(inOutput("figures")); !made) return base::unexpected(made.error());
        if (indexFirst)
            if (auto indexed = index(); !indexed) return base::unexpected(indexed.error());
        if (auto coded = code(); !coded) return base::unexpected(coded.error());
        if (auto counted = countOthers(); !counted) return base::unexpected(counted.error());
        if (auto written = writeTables(); !written) return base::unexpected(written.error());
        if (auto written = writeFigures(); !written) return base::unexpected(written.error());
        if (auto written = writeReport(); !written) return base::unexpected(written.error());
        if (auto written = writeManifest(); !written) return base::unexpected(written.error());
        if (!options_.indexFolder.empty() && !indexFirst)
            if (auto indexed = index(); !indexed) return base::unexpected(indexed.error());
        return std::move(result_);
    }

private:
    std::string inOutput(const std::string& name) const {
        return (std::filesystem::path(options_.outputFolder) / name).string();
    }

    /// Of tables and figures.
    std::vector<OutputSpec> allSpecs() const {
        std::vector<OutputSpec> all = specs_;
        all.insert(all.end(), study_.file.figures.begin(), study_.file.figures.end());
        return all;
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
        KeptParts kept = keptFor(study_, allSpecs());
        kept.texts = kept.texts || options_.report;
        const auto writeCodings = [&](const CodedFile& file, const project::CaseTable& cases) {
            if (failed) return;
            const auto written = csv->write(report::codingsCsvLines(file.coded, *study_.codebook, cases));
            if (!written) failed = written.error();
        };
        auto results = collectResults(study_, std::move(kept), run, options_.choice, writeCodings);
        if (!results) return base::unexpected(results.error());
        if (failed) return base::unexpected(*failed);
        result_.sources = results->sources.size();
        result_.bytes = results->bytes;
        result_.codings = results->codingCount;
        base::append(result_.diagnostics, results->diagnostics);
        results_.emplace(std::move(*results));
        const auto hash = csv->commit();
        if (!hash) return base::unexpected(hash.error());
        outputs_.emplace_back("codings.csv", *hash);
        return base::Done{};
    }

    /// Other choices of codings than the run's own, for tables and figures that ask for them.
    base::Status countOthers() {
        if (!study_.isStored()) return base::Done{};
        std::map<CodingChoice, std::vector<OutputSpec>> wanted;
        for (const OutputSpec& spec : allSpecs()) wanted[spec.choice(options_.choice)].push_back(spec);
        wanted.erase(options_.choice);
        for (const auto& [choice, specs] : wanted) {
            RunOptions run;
            run.threads = options_.threads;
            run.stop = options_.stop;
            run.progress = progress("counting");
            auto results = collectResults(study_, keptFor(study_, specs), run, choice);
            if (!results) return base::unexpected(results.error());
            others_.emplace(choice, std::move(*results));
        }
        return base::Done{};
    }

    bool isOwn(const OutputSpec& spec) const { return spec.choice(options_.choice) == options_.choice; }

    const Results& resultsFor(const OutputSpec& spec) const {
        return study_.isStored() && !isOwn(spec) ? others_.at(spec.choice(options_.choice)) : *results_;
    }

    base::Status write(const std::string& name, const std::string& bytes) {
        const auto hash = writeFile(inOutput(name), bytes);
        if (!hash) return base::unexpected(hash.error());
        outputs_.emplace_back(name, *hash);
        return base::Done{};
    }

    struct Job {
        std::string name;
        base::Place place;  ///< Of what it was asked for in study.yaml.
        std::function<base::Result<std::string>()> bytes;
    };

    /// One file that can't be made; the others are.
    void tell(const std::string& name, const base::Place& place, const base::Error& error) {
        result_.diagnostics.push_back(
            {base::Severity::Error, place, name + " was not written: " + error.message, error.remedy});
    }

    /// Makes files on all cores and writes them in their order. Errors: what can't be written.
    base::Status writeAll(const std::vector<Job>& jobs) {
        std::vector<std::optional<base::Result<std::string>>> made(jobs.size());
        base::inParallel(jobs.size(), options_.threads, [&](std::size_t i) { made[i] = jobs[i].bytes(); });
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            if (!*made[i]) {
                tell(jobs[i].name, jobs[i].place, made[i]->error());
                continue;
            }
            if (auto written = write(jobs[i].name, **made[i]); !written) return written;
        }
        return base::Done{};
    }

    base::Status writeTables() {
        for (const OutputSpec& spec : specs_) {
            MadeTable made = makeTable(study_, resultsFor(spec), spec, options_.report && isOwn(spec));
            base::append(result_.diagnostics, std::move(made.diagnostics));
            tables_.emplace_back(spec, std::move(made.table));
        }
        result_.themes = tables_.front().second;
        warnOfMasks();
        std::vector<Job> jobs;
        for (const auto& [spec, table] : tables_)
            for (const std::string& name : report::formatNames()) {
                const report::Format format = *report::formatByName(name);
                jobs.push_back({"tables/" + spec.name + report::endingOf(format), spec.place,
                                [&table = table, format] { return report::write(table, format); }});
            }
        return writeAll(jobs);
    }

    /// A mask hides counts of one table; what else is written tells whom they count.
    void warnOfMasks() {
        const auto masked =
            std::find_if(specs_.begin(), specs_.end(), [](const OutputSpec& spec) { return spec.maskBelow > 0; });
        if (masked == specs_.end()) return;
        result_.diagnostics.push_back(
            {base::Severity::Warning, masked->place,
             std::string("small counts of \"") + masked->name + "\" are masked, but codings.csv" +
                 (options_.report ? " and report.html name" : " names") + " the participant of every coding",
             "give away the masked table alone"});
    }

    /// A figure that the data can't give is a diagnostic; the others are drawn.
    base::Status writeFigures() {
        std::vector<std::pair<figures::Figure, figures::Page>> made;
        std::vector<Job> jobs;
        made.reserve(study_.file.figures.size());
        for (const OutputSpec& spec : study_.file.figures) {
            auto figure = makeFigure(study_, resultsFor(spec), spec);
            if (!figure) {
                result_.diagnostics.push_back(figure.error().diagnostic());
                continue;
            }
            const auto& [drawn, page] = made.emplace_back(std::move(*figure), pageOf(study_, spec));
            if (auto inlined = inlineFigure(drawn, page); !inlined) {
                tell("figures/" + spec.name, spec.place, inlined.error());
                made.pop_back();
                continue;
            }
            for (const char* ending : {".svg", ".pdf", ".png"})
                jobs.push_back({"figures/" + spec.name + ending, spec.place, [&each = made.back(), ending] {
                                    return figures::draw(each.first, each.second, *figures::fileTypeByName(ending));
                                }});
        }
        return writeAll(jobs);
    }

    /// For the report, which has title and caption outside of the drawing.
    base::Status inlineFigure(const figures::Figure& figure, figures::Page page) {
        page.title = page.caption = false;
        const auto svg = figures::draw(figure, page, figures::FileType::Svg);
        if (!svg) return base::unexpected(svg.error());
        std::visit([&](const auto& each) { drawn_.push_back({each.title, each.caption, *svg, ""}); }, figure);
        drawn_.back().alt = figures::altText(figure);
        return base::Done{};
    }

    base::Status writeReport() {
        const report::Document methods = methodsOf(study_, *results_, specs_);
        if (auto written = write("methods.md", report::toMarkdown(methods)); !written) return written;
        if (!options_.report) return base::Done{};
        return write("report.html",
                     report::toHtmlReport(makeReport(study_, *results_, tables_, std::move(drawn_), methods)));
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
        if (study_.isStored()) {
            manifest.study.emplace_back("study file", fromStudy(study_.database));
            manifest.study.emplace_back("step", std::to_string(study_.step));
            manifest.study.emplace_back("codings", inWords(options_.choice));
        }
        std::uint64_t participants = 0;
        for (std::size_t i = 0; i < results_->cases.cases.size(); ++i)
            participants += results_->counts.interviewed(i) ? 1 : 0;
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
        inputs.emplace_back(fromStudy(study_.file.path), base::sha256(study_.file.text));
        for (const std::string& path : {study_.file.codebook, study_.file.participants}) {
            if (path.empty()) continue;
            const auto bytes = base::readFile(path);
            if (!bytes) return base::unexpected(bytes.error());
            inputs.emplace_back(fromStudy(path), base::sha256(*bytes));
        }
        if (!study_.codebookSha256.empty()) inputs.emplace_back("codebook of the study file", study_.codebookSha256);
        inputs.emplace_back("language data: " + study_.codebook->language.tag,
                            base::sha256(study_.codebook->language.yaml));
        for (const auto& [path, hash] : results_->sha256) inputs.emplace_back(fromStudy(path), hash);
        return base::Done{};
    }

    const Study& study_;
    const PipelineOptions& options_;
    std::vector<OutputSpec> specs_;  ///< Of the tables.
    std::optional<Results> results_;
    std::map<CodingChoice, Results> others_;
    ReportTables tables_;
    std::vector<report::ReportFigure> drawn_;
    std::map<std::string, std::vector<match::QueryCandidates>> candidates_;
    report::NamedValues outputs_;
    PipelineResult result_;
};

}  // namespace

base::Result<PipelineResult> runPipeline(const Study& study, const PipelineOptions& options) {
    return Pipeline(study, options).run();
}

}  // namespace coder::study
