// coder merge: another copy of a study brought into a study file.
#include <CLI/CLI.hpp>

#include <map>
#include <memory>

#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/merge.h"

namespace coder::cli {

namespace {

struct MergeCommand {
    std::vector<std::string> words;  ///< The study, if named, and the other copy.
    study::MergeSettings settings;
    std::string prefer;
    bool json = false;
};

/// "merged bo.coder: 3 steps; 1 conflict"
std::string summaryOf(const study::MergedStudy& merged, const std::string& other) {
    if (merged.steps.rows.empty()) return "nothing is new in " + other + "; nothing was changed";
    return "merged " + other + ": " + report::counted(merged.steps.rows.size(), "step") +
           (merged.conflicts.rows.empty() ? "" : "; " + report::counted(merged.conflicts.rows.size(), "conflict")) +
           (merged.history ? "" : "; a preview, nothing was changed");
}

ExitCode merge(const MergeCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    if (words.empty())
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid, "the other copy is missing", "write coder merge [STUDY] OTHER.coder", {}});
    const std::string other = words.back();  // It looks like a study's name itself.
    words.pop_back();
    if (words.size() > 1 || (words.size() == 1 && !isStudyName(words.front())))
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "unexpected word \"" + words.front() + "\"",
                                                   "write coder merge [STUDY] OTHER.coder",
                                                   {}});
    const auto path = takeStudyDatabase(words, other);
    if (!path) return session.terminal.report(path.error());
    study::MergeSettings settings = command.settings;
    if (!command.prefer.empty())
        settings.prefer = command.prefer == "ours" ? project::Prefer::Ours : project::Prefer::Theirs;
    const auto merged = study::mergeStudy(*path, other, settings);
    if (!merged) return session.terminal.report(merged.error());
    if (command.json)
        printTables(session.terminal, {merged->changes, merged->steps, merged->conflicts}, true);
    else if (merged->conflicts.rows.empty() && !merged->steps.rows.empty())
        printTables(session.terminal, {merged->changes}, false);
    else if (!merged->steps.rows.empty())
        printTables(session.terminal, {merged->changes, merged->conflicts}, false);
    session.terminal.say(*path + ": " + summaryOf(*merged, other));
    return session.terminal.report(merged->diagnostics);
}

}  // namespace

void addMerge(CLI::App& app, Session& session) {
    auto command = std::make_shared<MergeCommand>();
    command->settings.who = accountName();
    CLI::App* sub = app.add_subcommand("merge", "Bring what was done in another copy of a study file into this one");
    sub->add_option(
           "words", command->words,
           "The study file (without it: the only other .coder file of this folder), then the other copy, which "
           "is only read")
        ->type_name("[STUDY] OTHER.coder");
    sub->add_option(
           "--prefer", command->prefer,
           "Where both copies changed the same take the value of this one (ours) or of the other one (theirs); "
           "without it the rules in the documentation decide")
        ->type_name("ours|theirs")
        ->check(CLI::IsMember({"ours", "theirs"}));
    sub->add_flag("--preview", command->settings.preview, "Only show what would happen");
    sub->add_flag("--json", command->json, "Print JSON");
    addWho(*sub, command->settings.who);
    sub->callback([command, &session] { session.chosen = [command, &session] { return merge(*command, session); }; });
}

}  // namespace coder::cli
