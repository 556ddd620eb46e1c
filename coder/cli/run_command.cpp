#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>

#include "coder/cli/study_command.h"
#include "coder/report/numbers.h"
#include "coder/study/run.h"

namespace coder::cli {

namespace {

struct RunCommand : StudyCommand {
    std::string out;
    std::string index;
    bool noIndex = false;
    bool noReport = false;
    std::string origin;
    std::string status;
};

/// Where a name is in a list that has it.
template <class Enum>
Enum byName(const std::string& name, const std::vector<std::string_view>& names) {
    return static_cast<Enum>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// Errors: the study has no study file whose codings could be chosen from.
base::Result<study::CodingChoice> choiceOf(const RunCommand& command, const study::Study& study) {
    study::CodingChoice choice;
    if (!study.isStored() && !(command.origin.empty() && command.status.empty()))
        return base::unexpected(base::ErrorCode::Unsupported, "--origin and --status are for codings of a study file",
                                "leave them out, or add --study FILE.coder", {study.file.path});
    if (!command.origin.empty())
        choice.origin = byName<study::OriginChoice>(command.origin, study::originChoiceNames());
    if (!command.status.empty())
        choice.status = byName<study::StatusChoice>(command.status, study::statusChoiceNames());
    return choice;
}

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm utc{};
    gmtime_r(&time, &utc);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

/// "results/" -> "results.index": beside the outputs and not among them, since it holds every word of the transcripts.
std::string indexBeside(std::string out) {
    while (out.size() > 1 && out.back() == '/') out.pop_back();
    return out + ".index";
}

std::string summary(const study::PipelineResult& result, const std::string& out, double seconds) {
    return fmt::format("{} in {} ({:.1f} MB of text)\n{} written to {}\ndone in {:.2f} s",
                       report::counted(result.codings, "coding"), report::counted(result.sources, "interview"),
                       static_cast<double>(result.bytes) / 1e6, report::counted(result.files.size(), "file"), out,
                       seconds);
}

ExitCode run(const RunCommand& command, Session& session) {
    const auto begin = std::chrono::steady_clock::now();
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](const study::Study& study, const std::vector<std::string>&) {
        const auto choice = choiceOf(command, study);
        if (!choice) return session.terminal.report(choice.error());
        study::PipelineOptions options;
        options.choice = *choice;
        options.outputFolder = command.out;
        if (!command.noIndex) options.indexFolder = command.index.empty() ? indexBeside(command.out) : command.index;
        options.threads = command.threads;
        options.report = !command.noReport;
        options.time = now();
        options.stop = interrupts.token();
        options.progress = [&](const std::string& what, std::size_t done, std::size_t all) {
            session.terminal.progress(what, done, all);
        };
        const auto result = study::runPipeline(study, options);
        if (!result) {
            session.terminal.report(study.diagnostics);
            return session.terminal.report(result.error());
        }
        session.terminal.print(result->themes);
        const ExitCode code = session.terminal.report(result->diagnostics);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        session.terminal.say(summary(*result, command.out, took.count()));
        return code;
    });
}

}  // namespace

void addRun(CLI::App& app, Session& session) {
    auto command = std::make_shared<RunCommand>();
    CLI::App* sub = command->add(app, "run", "Code all transcripts of a study and write its tables, figures and report",
                                 "[STUDY]", false);
    sub->add_option(
           "--out", command->out,
           "The folder for codings.csv, tables, figures, report.html, methods.md and manifest.json; made if need be")
        ->type_name("DIR")
        ->required();
    sub->add_option("--index", command->index,
                    "The folder for the search index (default: beside the outputs, DIR.index)")
        ->type_name("DIR");
    sub->add_flag("--no-index", command->noIndex, "Make no search index");
    sub->add_flag("--no-report", command->noReport, "Write no report.html, which holds every turn with a coding");
    sub->add_option("--study", command->database,
                    "Take sources, participants, codebook and codings, people's too, from this study file (.coder)")
        ->type_name("FILE");
    const auto names = [](const std::vector<std::string_view>& all) {
        return CLI::IsMember(std::vector<std::string>(all.begin(), all.end()));
    };
    sub->add_option("--origin", command->origin,
                    "Of a study file: count codings by human, rule or all, where a table does not say (default: all)")
        ->check(names(study::originChoiceNames()))
        ->type_name("ORIGIN");
    sub->add_option("--status", command->status,
                    "Of a study file: count codings that are accepted, unreviewed or all; rejected ones never count "
                    "(default: all)")
        ->check(names(study::statusChoiceNames()))
        ->type_name("STATUS");
    sub->callback([command, &session] { session.chosen = [command, &session] { return run(*command, session); }; });
}

}  // namespace coder::cli
