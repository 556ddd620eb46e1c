// coder history, undo and redo.
#include <CLI/CLI.hpp>

#include <charconv>
#include <memory>

#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/history.h"
#include "coder/study/study_check.h"

namespace coder::cli {

namespace {

struct HistoryCommand {
    std::vector<std::string> words;  ///< The study, if named, and for undo and redo a step.
    std::string who = accountName();
};

struct ListCommand {
    std::vector<std::string> words;  ///< The study, if named.
    bool json = false;
    study::HistoryFilter filter;
    std::string step;
    std::uint64_t limit = 1000;
    std::string at;
    std::string exportTo;
    bool replace = false;
};

ExitCode unexpectedWord(const std::string& word, Session& session) {
    return session.terminal.report(base::Error{
        base::ErrorCode::Invalid, "unexpected word \"" + word + "\"", "see coder --help for what is expected", {}});
}

/// Writes an earlier state to a file.
ExitCode exportState(const std::string& study, const ListCommand& command, Session& session) {
    if (!command.replace) {
        const auto free = study::refuseExisting(command.exportTo, "name another one, or write over it with --replace");
        if (!free) return session.terminal.report(free.error());
    }
    const auto step = study::exportState(study, command.at, command.exportTo);
    if (!step) return session.terminal.report(step.error());
    session.terminal.say("wrote the study after step " + std::to_string(*step) + " to " + command.exportTo);
    return Ok;
}

ExitCode history(const ListCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    if (!words.empty()) return unexpectedWord(words.front(), session);
    if (!command.exportTo.empty()) return exportState(*path, command, session);
    const auto table = !command.step.empty() ? study::stepTable(*path, command.step, command.limit)
                       : !command.at.empty() ? study::stateTable(*path, command.at)
                                             : study::historyTable(*path, command.filter);
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
    addWho(*sub, command->who);
    sub->callback([command, &session, change, done] {
        session.chosen = [command, &session, change, done] { return changeHistory(*command, session, change, done); };
    });
}

}  // namespace

void addHistory(CLI::App& app, Session& session) {
    auto command = std::make_shared<ListCommand>();
    CLI::App* sub = app.add_subcommand("history", "List every change of a study file: when, who, what");
    sub->add_option("words", command->words, "The study file (without it: the only .coder file of this folder)")
        ->type_name("[STUDY]");
    sub->add_option("--who", command->filter.who, "Only this person's changes")->type_name("NAME");
    sub->add_option("--command", command->filter.command, "Only changes by this command")->type_name("NAME");
    sub->add_option("--since", command->filter.since, "Only from this time on: 2013-02-28 or 2013-02-28T14:05, in UTC")
        ->type_name("TIME");
    sub->add_option("--until", command->filter.until, "Only up to this time and all of it")->type_name("TIME");
    CLI::Option* step =
        sub->add_option("--step", command->step,
                        "Show what this step changed, before and after; N.M: the M-th step that the merge N brought");
    step->type_name("N")->excludes("--who")->excludes("--command")->excludes("--since")->excludes("--until");
    sub->add_option("--limit", command->limit, "With --step: show at most so many changed things (1000)")
        ->type_name("N")
        ->needs("--step");
    CLI::Option* at = sub->add_option("--at", command->at, "Count what the study held then");
    at->type_name("STEP|TIME")->excludes("--step");
    at->excludes("--who")->excludes("--command")->excludes("--since")->excludes("--until");
    sub->add_option("--export", command->exportTo, "With --at: write the study as it was then to this file")
        ->type_name("FILE.coder")
        ->needs("--at");
    sub->add_flag("--replace", command->replace, "With --export: write over a file that is there")->needs("--export");
    sub->add_flag("--json", command->json, "Print JSON");
    sub->callback([command, &session] { session.chosen = [command, &session] { return history(*command, session); }; });
    addChange(app, session, "undo", "Undo the latest change of a study file, or one step", &study::undo, "undid");
    addChange(app, session, "redo", "Do again what was undone", &study::redo, "did again");
}

}  // namespace coder::cli
