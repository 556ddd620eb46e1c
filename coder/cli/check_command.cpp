// coder check and coder backup.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/commands.h"
#include "coder/study/study_check.h"

namespace coder::cli {

namespace {

struct CheckCommand {
    std::vector<std::string> words;  ///< The study, if named, and for backup the copy.
    bool replace = false;
    bool repair = false;
    std::string who = accountName();
};

ExitCode unexpectedWord(const std::string& word, const std::string& usage, Session& session) {
    return session.terminal.report(
        base::Error{base::ErrorCode::Invalid, "unexpected word \"" + word + "\"", "write " + usage, {}});
}

/// What was done is told with its warnings and notes, since nobody else would know.
ExitCode repair(const std::string& path, const std::string& who, Session& session) {
    const auto repaired = study::repairStudy(path, who);
    if (!repaired) return session.terminal.report(repaired.error());
    session.terminal.setNotes(true);
    session.terminal.report(repaired->diagnostics);
    session.terminal.print(path + (repaired->remaining.empty() ? " is sound again" : " is mended in part") +
                           "; the damaged file is kept as " + repaired->kept + "\n");
    return session.terminal.report(repaired->remaining);
}

ExitCode check(const CheckCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    if (!words.empty()) return unexpectedWord(words.front(), "coder check [STUDY] [--repair]", session);
    const auto findings = study::checkStudy(*study);
    // A file that is too damaged to be opened may still be mended.
    const bool damaged = findings ? base::hasErrors(*findings) : findings.error().code == base::ErrorCode::Invalid;
    const ExitCode found = findings ? session.terminal.report(*findings) : session.terminal.report(findings.error());
    if (damaged && command.repair) return repair(*study, command.who, session);
    if (findings && !damaged) session.terminal.print(*study + " is sound\n");
    return found;
}

ExitCode backup(const CheckCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    if (words.empty())
        return session.terminal.report(
            base::Error{base::ErrorCode::Invalid, "FILE is missing", "write coder backup [STUDY] FILE", {}});
    const std::string copy = words.back();  // It may look like a study's name itself.
    words.pop_back();
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    if (!words.empty()) return unexpectedWord(words.front(), "coder backup [STUDY] FILE", session);
    const auto done = study::backupStudy(*study, copy, command.replace);
    if (!done) return session.terminal.report(done.error());
    session.terminal.say("copied " + *study + " to " + copy);
    return Ok;
}

}  // namespace

void addCheck(CLI::App& app, Session& session) {
    auto command = std::make_shared<CheckCommand>();
    CLI::App* sub = app.add_subcommand("check", "Check that a study file is sound: structure, quotes, history");
    sub->add_option("words", command->words, "The study file (without it: the only .coder file of this folder)")
        ->type_name("[STUDY]");
    sub->add_flag("--repair", command->repair, "Mend what can be mended; the damaged file is kept beside it");
    addWho(*sub, command->who);
    sub->callback([command, &session] { session.chosen = [command, &session] { return check(*command, session); }; });

    command = std::make_shared<CheckCommand>();
    sub = app.add_subcommand("backup", "Copy a study file, also while others work with it");
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then the copy's name")
        ->type_name("[STUDY] FILE");
    sub->add_flag("--replace", command->replace, "Write over a file that is there");
    sub->callback([command, &session] { session.chosen = [command, &session] { return backup(*command, session); }; });
}

}  // namespace coder::cli
