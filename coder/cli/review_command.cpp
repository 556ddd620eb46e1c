// coder review: a person decides on what rules found.
#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>

#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/cli/review_dialogue.h"
#include "coder/cli/study_command.h"
#include "coder/report/numbers.h"
#include "coder/study/files.h"
#include "coder/study/review_file.h"

namespace coder::cli {

namespace {

struct ReviewCommand {
    std::vector<std::string> words;
    FilterOptions filter;
    study::ReviewScope scope;
    std::string exportTo;
    std::string importFrom;
    bool replace = false;
    bool skipBad = false;
    bool json = false;
};

/// What was done and, of a sample, what it says of the rules.
void printResult(const study::ReviewTally& tally, const std::vector<study::SampledRule>& samples,
                 const ReviewCommand& command, Session& session) {
    std::vector<report::Table> tables;
    if (command.json) tables.push_back(study::tallyTable(tally));
    if (command.scope.sample) tables.push_back(study::samplesTable(samples, command.scope.seed));
    if (!tables.empty()) printTables(session.terminal, tables, command.json);
}

ExitCode exportFile(const study::Study& study, const study::ReviewScope& scope, const ReviewCommand& command,
                    Session& session, const Interrupts& interrupts) {
    if (!command.replace && std::filesystem::exists(command.exportTo))
        return session.terminal.report(base::Error{base::ErrorCode::Exists,
                                                   "the file is there already; decisions may be in it",
                                                   "name another one, or write over it with --replace",
                                                   {command.exportTo}});
    const auto exported = study::exportReview(study, scope, runOptions(session, interrupts, "reading"));
    if (!exported) return session.terminal.report(exported.error());
    const auto written = study::writeFile(command.exportTo, exported->csv);
    if (!written) return session.terminal.report(written.error());
    session.terminal.say(report::counted(exported->codings, "coding") + " written to " + command.exportTo);
    return session.terminal.report(exported->diagnostics);
}

ExitCode importFile(const study::Study& study, const study::ReviewScope& scope, const ReviewCommand& command,
                    Session& session, const Interrupts& interrupts) {
    const auto imported = study::importReview(study, command.importFrom, scope, command.skipBad,
                                              runOptions(session, interrupts, "reading"));
    if (!imported) return session.terminal.report(imported.error());
    const ExitCode code = session.terminal.report(imported->diagnostics);
    if (code != Ok && !command.skipBad) {
        session.terminal.say("nothing was kept; --skip-bad keeps the rows that are right");
        return Unusable;
    }
    printResult(imported->tally, imported->samples, command, session);
    session.terminal.say(study::inWords(imported->tally) +
                         (imported->already == 0 ? "" : ", " + std::to_string(imported->already) + " already so"));
    return code;
}

ExitCode walkThrough(const study::Study& study, const study::ReviewScope& scope, const ReviewCommand& command,
                     Session& session, const Interrupts& interrupts) {
    auto review = study::Review::open(study, scope, runOptions(session, interrupts, "reading"));
    if (!review) return session.terminal.report(review.error());
    ExitCode code = Ok;
    {
        Answers answers(interrupts.token());
        code = ReviewDialogue(*review, answers, session.terminal, command.json).run();
    }
    const auto samples = review->finish();
    if (!samples) return session.terminal.report(samples.error());
    printResult(review->tally(), *samples, command, session);
    const std::size_t left = review->size() - review->position();
    const std::uint64_t before = review->queue().decided;
    session.terminal.say(review->size() == 0 ? "nothing is left to review"
                                             : study::inWords(review->tally()) +
                                                   (left == 0 ? "" : "; " + std::to_string(left) + " left"));
    if (before != 0) session.terminal.say(std::to_string(before) + " of the sample had been decided on before");
    code = std::max(code, session.terminal.report(review->queue().diagnostics));
    return interrupts.token().stop_requested() ? Unusable : code;
}

ExitCode review(const ReviewCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto path = takeStudyDatabase(words);
    if (!path) return session.terminal.report(path.error());
    if (!words.empty())
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid, "unexpected word \"" + words.front() + "\"", "write coder review [STUDY]", {}});
    const Interrupts interrupts(&Answers::restore);
    const auto study = study::openStudy(*path);
    if (!study) return session.terminal.report(study.error());
    const auto filter = command.filter.filter(*study);
    if (!filter) return session.terminal.report(filter.error());
    study::ReviewScope scope = command.scope;
    scope.speech = *filter;
    const ExitCode code = !command.exportTo.empty()     ? exportFile(*study, scope, command, session, interrupts)
                          : !command.importFrom.empty() ? importFile(*study, scope, command, session, interrupts)
                                                        : walkThrough(*study, scope, command, session, interrupts);
    return std::max(code, session.terminal.report(study->diagnostics));
}

}  // namespace

void addReview(CLI::App& app, Session& session) {
    auto command = std::make_shared<ReviewCommand>();
    study::ReviewScope& scope = command->scope;
    scope.who = accountName();
    CLI::App* sub = app.add_subcommand("review", "Accept or reject what the rules found, one hit after the other");
    sub->add_option("words", command->words, "The study file (without it: the only .coder file of this folder)")
        ->type_name("[STUDY]");
    command->filter.add(*sub, true);
    sub->add_option("--sample", scope.sample,
                    "Review a random sample, N hits of each rule, and estimate how precise the rules are")
        ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}))
        ->type_name("N");
    sub->add_option("--seed", scope.seed,
                    "What the sample, or the order of --blind, is drawn with; the same draws the same (default: 1)")
        ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{INT64_MAX}))
        ->type_name("S");
    sub->add_flag(
        "--blind", scope.blind,
        "Hide rule, evidence, status and memos, and show the hits in random order, for a judgement of one's own");
    sub->add_flag("--again", scope.again, "Also what others decided on");
    auto* out = sub->add_option("--export", command->exportTo, "Write the hits to a CSV file, to be filled in")
                    ->type_name("FILE");
    sub->add_flag("--replace", command->replace, "With --export: write over a file that is there")->needs(out);
    auto* in = sub->add_option("--import", command->importFrom, "Read the decisions from such a file")
                   ->type_name("FILE")
                   ->excludes(out);
    sub->add_flag("--skip-bad", command->skipBad, "With --import: keep what is right even if some rows are wrong")
        ->needs(in);
    addWho(*sub, scope.who);
    sub->add_flag("--json", command->json, "Print what was done, and the estimates, as JSON");
    sub->callback([command, &session] { session.chosen = [command, &session] { return review(*command, session); }; });
}

}  // namespace coder::cli
