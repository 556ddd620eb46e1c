// The measure of rules against people.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "coder/cli/study_command.h"
#include "coder/study/evaluation.h"
#include "coder/study/missed_words.h"

namespace coder::cli {

namespace {

struct EvaluateCommand : StudyCommand {
    std::string gold;
    std::string misses;
    bool list = false;
    bool rules = false;
    bool confusion = false;
};

std::vector<report::Table> tablesOf(const study::Evaluation& evaluation, const codebook::Codebook& codebook,
                                    const EvaluateCommand& command) {
    std::vector<report::Table> tables{study::evaluationTable(evaluation, codebook)};
    if (command.rules) tables.push_back(study::rulesTable(evaluation, codebook));
    if (command.confusion) tables.push_back(study::mistakenTable(evaluation, codebook));
    if (command.list) tables.push_back(study::disagreementTable(evaluation, codebook));
    return tables;
}

ExitCode finish(Session& session, const study::Study& study, const study::Evaluation& evaluation) {
    base::Diagnostics diagnostics = study.diagnostics;
    base::append(diagnostics, evaluation.diagnostics);
    return session.terminal.report(diagnostics);
}

/// The words of what the rules of one code, or of all codes of a group, missed.
ExitCode misses(const EvaluateCommand& command, Session& session, const study::Study& study, study::Filter filter,
                const study::RunOptions& options) {
    constexpr std::size_t Most = 40;
    filter.codes = {command.misses};
    if (auto checked = study::checkCodes(filter, *study.codebook); !checked)
        return session.terminal.report(checked.error());
    auto words = study::MissedWords::make(study.codebook->language.tag);
    if (!words) return session.terminal.report(words.error());
    const auto evaluation =
        study::evaluate(study, command.gold, filter, options,
                        [&](std::string_view sentence, const std::vector<std::uint32_t>& people,
                            const std::vector<std::uint32_t>& rules) {
                            const bool missed = std::any_of(people.begin(), people.end(), [&](std::uint32_t code) {
                                return std::find(rules.begin(), rules.end(), code) == rules.end();
                            });
                            words->add(sentence, missed);
                        });
    if (!evaluation) return session.terminal.report(evaluation.error());
    printTables(session.terminal, {words->table(command.misses, Most), words->expansionTable(Most / 2)}, command.json);
    return finish(session, study, *evaluation);
}

ExitCode evaluate(const EvaluateCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        const auto options = command.runOptions(session, interrupts, "coding");
        if (!command.misses.empty()) return misses(command, session, study, *filter, options);
        const auto evaluation = study::evaluate(study, command.gold, *filter, options);
        if (!evaluation) return session.terminal.report(evaluation.error());
        printTables(session.terminal, tablesOf(*evaluation, *study.codebook, command), command.json);
        return finish(session, study, *evaluation);
    });
}

}  // namespace

void addEvaluate(CLI::App& app, Session& session) {
    auto command = std::make_shared<EvaluateCommand>();
    CLI::App* sub = command->add(
        app, "evaluate", "Measure the rules against human coding: precision, recall, F1, kappa", "[STUDY]", true);
    sub->add_option("--gold", command->gold, "The human coding: CSV with source, code and quote (or begin and end)")
        ->type_name("FILE")
        ->required();
    command->filter.add(*sub, true);
    sub->add_flag("--list", command->list, "List the sentences on which rules and people disagree, by rule");
    sub->add_flag("--rules", command->rules, "List the rules, with how often people agree with each");
    sub->add_flag("--confusion", command->confusion, "List which codes the rules take for which");
    sub->add_option("--misses", command->misses,
                    "Instead: the words that tell the sentences that rules missed from all others")
        ->type_name("PATH");
    sub->callback(
        [command, &session] { session.chosen = [command, &session] { return evaluate(*command, session); }; });
}

}  // namespace coder::cli
