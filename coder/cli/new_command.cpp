// coder new and coder participants: making a study file and saying who was interviewed.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/case_import.h"
#include "coder/study/new_study.h"
#include "coder/study/study.h"

namespace coder::cli {

namespace {

struct NewCommand {
    std::string path;
    std::string from;
    study::NewStudyOptions options;
};

ExitCode makeStudy(const NewCommand& command, Session& session) {
    if (!study::isStudyDatabase(command.path))
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "\"" + command.path + "\" is no name for a study file",
                                                   "let it end in .coder",
                                                   {}});
    if (command.from.empty()) {
        const auto made = study::newStudy(command.path, command.options);
        if (!made) return session.terminal.report(made.error());
        session.terminal.say("made " + command.path);
        return Ok;
    }
    const auto made = study::newStudyFrom(command.path, command.from, command.options);
    if (!made) return session.terminal.report(made.error());
    const ExitCode code = session.terminal.report(*made);
    session.terminal.say("made " + command.path);
    const ExitCode imported = importAll(command.path, command.from, command.options.who, session);
    return std::max(code, imported);
}

struct ParticipantsCommand {
    std::vector<std::string> words;
    std::string who = accountName();
};

ExitCode participants(const ParticipantsCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    if (words.size() != 1)
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "one table of participants is expected",
                                                   "write coder participants [STUDY] FILE.csv",
                                                   {}});
    const auto changes = study::importCases(*path, words.front(), command.who);
    if (!changes) return session.terminal.report(changes.error());
    session.terminal.say(report::counted(changes->added, "participant") + " added, " +
                         std::to_string(changes->changed) + " changed, " + std::to_string(changes->removed) +
                         " removed");
    return session.terminal.report(changes->diagnostics);
}

}  // namespace

void addNew(CLI::App& app, Session& session) {
    auto command = std::make_shared<NewCommand>();
    command->options.who = accountName();
    CLI::App* sub = app.add_subcommand("new", "Make a study file, in which transcripts and work on them are kept");
    sub->add_option("study", command->path, "The file to be made; it ends in .coder")->required()->type_name("STUDY");
    sub->add_option("--from", command->from, "Take over settings, codebook, participants and transcripts of this study")
        ->type_name("STUDY.yaml");
    sub->add_option("--title", command->options.title, "The study's title")->type_name("TEXT");
    sub->add_option("--language", command->options.language, "Language of the transcripts (default: en)")
        ->type_name("TAG");
    addWho(*sub, command->options.who);
    sub->callback(
        [command, &session] { session.chosen = [command, &session] { return makeStudy(*command, session); }; });
}

void addParticipants(CLI::App& app, Session& session) {
    auto command = std::make_shared<ParticipantsCommand>();
    CLI::App* sub = app.add_subcommand("participants", "Take the participants' table into a study file");
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then the table")
        ->type_name("[STUDY] FILE");
    addWho(*sub, command->who);
    sub->callback(
        [command, &session] { session.chosen = [command, &session] { return participants(*command, session); }; });
}

}  // namespace coder::cli
