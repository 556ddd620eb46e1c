#include "coder/cli/study_command.h"

#include <CLI/CLI.hpp>

namespace coder::cli {

CLI::App* StudyCommand::add(CLI::App& app, const std::string& name, const std::string& description, const std::string& usage,
                            bool withJson) {
    CLI::App* command = app.add_subcommand(name, description);
    command->add_option("words", words, "The study's .yaml file (without it: study.yaml, or the only .yaml file of this folder)" +
                                            (usage == "[STUDY]" ? std::string() : ", then what is asked for"))
        ->type_name(usage);
    command->add_option("--threads", threads, "How many threads work (default: one for each core)")->type_name("N");
    if (withJson) command->add_flag("--json", json, "Print JSON");
    return command;
}

study::RunOptions StudyCommand::runOptions(Session& session, const Interrupts& interrupts, const std::string& what) const {
    study::RunOptions options;
    options.threads = threads;
    options.stop = interrupts.token();
    options.progress = [&terminal = session.terminal, what](std::size_t done, std::size_t all) { terminal.progress(what, done, all); };
    return options;
}

base::Error StudyCommand::wordCountError(const std::vector<std::string>& rest, std::size_t expected) {
    if (rest.size() < expected)
        return {base::ErrorCode::Invalid, "the command needs one word more", "see its --help", {}};
    return {base::ErrorCode::Invalid, "unexpected word \"" + rest[expected] + "\"",
            "put words with spaces between quotes; see the command's --help", {}};
}

}  // namespace coder::cli
