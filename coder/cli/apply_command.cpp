// coder apply: the rules' codings of a study file brought in line with the codebook.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/study/apply.h"

namespace coder::cli {

namespace {

struct ApplyCommand {
    std::vector<std::string> words;
    study::ApplyOptions options;
    bool json = false;
};

ExitCode apply(const ApplyCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    if (!words.empty())
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "unexpected word \"" + words.front() + "\"",
                                                   "write coder apply [STUDY] [--codebook FILE]",
                                                   {}});
    const Interrupts interrupts;
    study::ApplyOptions options = command.options;
    options.run.stop = interrupts.token();
    options.run.progress = [&session](std::size_t done, std::size_t all) {
        session.terminal.progress("applying", done, all);
    };
    const auto result = study::applyRules(*path, options);
    if (!result) return session.terminal.report(result.error());
    if (result->refused) {
        session.terminal.report(result->diagnostics);
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "the codebook has errors; nothing was changed",
                                                   "mend them first: coder codebook check " + options.codebook,
                                                   {options.codebook}});
    }
    std::vector<report::Table> tables{study::outcomesTable(*result)};
    if (options.preview) tables.push_back(study::movesTable(*result));
    if (options.list) tables.push_back(study::passagesTable(*result));
    printTables(session.terminal, tables, command.json);
    session.terminal.say(*path + ": " + (result->newCodebook.empty() ? "" : "codebook " + result->newCodebook + ": ") +
                         study::summaryOf(*result) +
                         (options.preview   ? "; a preview, nothing was changed"
                          : result->history ? ""
                                            : "; nothing was changed"));
    return session.terminal.report(result->diagnostics);
}

}  // namespace

void addApply(CLI::App& app, Session& session) {
    auto command = std::make_shared<ApplyCommand>();
    study::ApplyOptions& options = command->options;
    options.who = accountName();
    CLI::App* sub = app.add_subcommand("apply", "Bring the rules' codings of a study file in line with its codebook");
    sub->add_option("words", command->words, "The study file (without it: the only .coder file of this folder)")
        ->type_name("[STUDY]");
    sub->add_option("--codebook", options.codebook, "Take this file over as the codebook's new version first")
        ->type_name("FILE");
    sub->add_flag("--preview", options.preview, "Only show what would happen, and how the theme table would move");
    sub->add_flag("--list", options.list, "List the passages that are added, removed, blocked or outdated");
    sub->add_flag("--json", command->json, "Print JSON");
    sub->add_option("--threads", options.run.threads, "How many threads work (default: one for each core)")
        ->type_name("N");
    addWho(*sub, options.who);
    sub->callback([command, &session] { session.chosen = [command, &session] { return apply(*command, session); }; });
}

}  // namespace coder::cli
