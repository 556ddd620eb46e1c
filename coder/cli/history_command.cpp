// coder history, undo and redo.
#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>

#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/history.h"

namespace coder::cli {

namespace {

struct HistoryCommand {
    std::vector<std::string> words;  ///< The study, if named, and for undo and redo a step.
    bool json = false;
    std::string who = accountName();
};

ExitCode unexpectedWord(const std::string& word, Session& session) {
    return session.terminal.report(base::Error{
        base::ErrorCode::Invalid, "unexpected word \"" + word + "\"", "see coder --help for what is expected", {}});
}

ExitCode history(const HistoryCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    if (!words.empty()) return unexpectedWord(words.front(), session);
    const auto table = study::historyTable(*path);
    if (!table) return session.terminal.report(table.error());
    printList(session.terminal, *table, command.json);
    return Ok;
}

std::string shown(const project::HistoryEntry& entry) {
    return "step " + std::to_string(entry.number) + " (" + entry.command +
           (entry.summary.empty() ? "" : ", " + entry.summary) + "; " + entry.who + ", " + entry.at + ")";
}

/// Why a step can't be undone or done again.
base::Diagnostics obstacles(const project::UndoAnswer& answer, const std::string& study) {
    base::Diagnostics diagnostics;
    for (const project::Obstacle& obstacle : answer.obstacles)
        diagnostics.push_back(
            {base::Severity::Error,
             {study},
             "the " + obstacle.kind + " \"" + obstacle.name + "\" stands in the way: it " + obstacle.why,
             obstacle.by ? "that was " + shown(*obstacle.by) + "; undo it first" : ""});
    if (answer.obstacleCount > answer.obstacles.size())
        diagnostics.push_back(
            {base::Severity::Error,
             {study},
             std::to_string(answer.obstacleCount - answer.obstacles.size()) + " more things stand in the way",
             ""});
    return diagnostics;
}

using Change = base::Result<project::UndoAnswer> (*)(const std::string&, std::optional<std::int64_t>,
                                                     const std::string&);

ExitCode changeHistory(const HistoryCommand& command, Session& session, Change change, const std::string& done) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    std::optional<std::int64_t> number;
    if (!words.empty()) {
        const std::string& word = words.front();
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc() || end != word.data() + word.size() || words.size() > 1)
            return unexpectedWord(words.back(), session);
        number = value;
    }
    const auto answer = change(*path, number, command.who);
    if (!answer) return session.terminal.report(answer.error());
    if (!answer->entry) return session.terminal.report(obstacles(*answer, *path));
    session.terminal.say(done + " " + shown(answer->target));
    return Ok;
}

void addChange(CLI::App& app, Session& session, const std::string& name, const std::string& help, Change change,
               const std::string& done) {
    auto command = std::make_shared<HistoryCommand>();
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then perhaps the number of a "
                    "step, as coder history lists it")
        ->type_name("[STUDY] [STEP]");
    sub->add_option("--as", command->who, "Who works (default: the account's name)")->type_name("NAME");
    sub->callback([command, &session, change, done] {
        session.chosen = [command, &session, change, done] { return changeHistory(*command, session, change, done); };
    });
}

}  // namespace

void addHistory(CLI::App& app, Session& session) {
    auto command = std::make_shared<HistoryCommand>();
    CLI::App* sub = app.add_subcommand("history", "List every change of a study file: when, who, what");
    sub->add_option("words", command->words, "The study file (without it: the only .coder file of this folder)")
        ->type_name("[STUDY]");
    sub->add_flag("--json", command->json, "Print JSON");
    sub->callback([command, &session] { session.chosen = [command, &session] { return history(*command, session); }; });
    addChange(app, session, "undo", "Undo the latest change of a study file, or one step", &study::undo, "undid");
    addChange(app, session, "redo", "Do again what was undone", &study::redo, "did again");
}

}  // namespace coder::cli
