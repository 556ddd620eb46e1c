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
};

ExitCode unexpectedWord(const std::string& word, const std::string& usage, Session& session) {
    return session.terminal.report(
        base::Error{base::ErrorCode::Invalid, "unexpected word \"" + word + "\"", "write " + usage, {}});
}

ExitCode check(const CheckCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    if (!words.empty()) return unexpectedWord(words.front(), "coder check [STUDY]", session);
    const auto findings = study::checkStudy(*study);
    if (!findings) return session.terminal.report(findings.error());
    if (!base::hasErrors(*findings)) session.terminal.print(*study + " is sound\n");
    return session.terminal.report(*findings);
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
