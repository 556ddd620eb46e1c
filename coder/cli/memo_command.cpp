// coder memo and coder memos.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/base/guid.h"
#include "coder/cli/commands.h"
#include "coder/study/memos.h"

namespace coder::cli {

namespace {

struct MemoCommand {
    std::vector<std::string> words;  ///< The study, if named, and what is asked for.
    bool remove = false;
    bool guids = false;
    bool json = false;
    std::string who = accountName();
};

ExitCode memo(const MemoCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    const auto guid = words.empty() ? std::nullopt : base::Guid::parse(words[0]);
    if (words.size() != (command.remove ? 1U : 2U) || (command.remove && !guid))
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid,
            command.remove ? "the GUID of a memo is expected" : "what the memo is on, and its text, are expected",
            command.remove ? "write coder memo [STUDY] --remove GUID"
                           : "write coder memo [STUDY] ON TEXT; words with spaces between stand in quotes",
            {}});
    const auto changed = command.remove ? study::removeMemo(*study, *guid, command.who)
                                        : study::writeMemo(*study, words[0], words[1], command.who);
    if (!changed) return session.terminal.report(changed.error());
    session.terminal.say(!changed->history ? "the same memo is there already, on " + changed->on
                         : command.remove  ? "removed a memo from " + changed->on
                                           : "memo on " + changed->on);
    return Ok;
}

ExitCode memos(const MemoCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    if (words.size() > 1)
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid, "unexpected word \"" + words[1] + "\"", "write coder memos [STUDY] [ON]", {}});
    auto table = study::memoTable(*study, words.empty() ? "" : words.front());
    if (!table) return session.terminal.report(table.error());
    if (command.guids) table->columns.front().forPrograms = false;
    printList(session.terminal, *table, command.json);
    return Ok;
}

}  // namespace

void addMemo(CLI::App& app, Session& session) {
    auto command = std::make_shared<MemoCommand>();
    CLI::App* sub =
        app.add_subcommand("memo", "Write a memo on the study, a source, a code, a participant or a coding");
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then what the memo is on "
                    "(study, a name, or the GUID of a coding or of a memo to be changed) and its text")
        ->type_name("[STUDY] ON TEXT");
    sub->add_flag("--remove", command->remove, "Remove the memo with this GUID");
    addWho(*sub, command->who);
    sub->callback([command, &session] { session.chosen = [command, &session] { return memo(*command, session); }; });

    command = std::make_shared<MemoCommand>();
    sub = app.add_subcommand("memos", "List the memos");
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then perhaps what they are on")
        ->type_name("[STUDY] [ON]");
    sub->add_flag("--guids", command->guids, "Show their GUIDs");
    sub->add_flag("--json", command->json, "Print JSON");
    sub->callback([command, &session] { session.chosen = [command, &session] { return memos(*command, session); }; });
}

}  // namespace coder::cli
