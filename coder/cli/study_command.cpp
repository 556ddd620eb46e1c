#include "coder/cli/study_command.h"

#include <CLI/CLI.hpp>

namespace coder::cli {

CLI::App* StudyCommand::add(CLI::App& app, const std::string& name, const std::string& description,
                            const std::string& positionals, bool withJson) {
    usage = (app.get_parent() == nullptr ? "coder " : "coder " + app.get_name() + " ") + name + " " + positionals;
    CLI::App* command = app.add_subcommand(name, description);
    command
        ->add_option("words", words,
                     "The study's .yaml or .coder file (without it: study.yaml, or the only such file of this folder)" +
                         (positionals == "[STUDY]" ? std::string() : ", then what is asked for"))
        ->type_name(positionals);
    command->add_option("--threads", threads, "How many threads work (default: one for each core)")->type_name("N");
    if (withJson) command->add_flag("--json", json, "Print JSON");
    return command;
}

study::RunOptions runOptions(Session& session, const Interrupts& interrupts, const std::string& what) {
    study::RunOptions options;
    options.stop = interrupts.token();
    options.progress = [&terminal = session.terminal, what](std::size_t done, std::size_t all) {
        terminal.progress(what, done, all);
    };
    return options;
}

study::RunOptions StudyCommand::runOptions(Session& session, const Interrupts& interrupts,
                                           const std::string& what) const {
    study::RunOptions options = cli::runOptions(session, interrupts, what);
    options.threads = threads;
    return options;
}

base::Error StudyCommand::wordCountError(const std::vector<std::string>& rest, std::size_t expected) const {
    if (rest.size() < expected)
        return {base::ErrorCode::Invalid, usage.substr(usage.rfind(' ') + 1) + " is missing", "write " + usage, {}};
    return {base::ErrorCode::Invalid,
            "unexpected word \"" + rest[expected] + "\"",
            "write " + usage + "; words with spaces between stand in quotes",
            {}};
}

}  // namespace coder::cli
