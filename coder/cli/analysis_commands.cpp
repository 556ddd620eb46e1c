// Commands that count: tables and the measure of rules against people.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/base/strings.h"
#include "coder/cli/study_command.h"
#include "coder/study/evaluation.h"
#include "coder/study/files.h"
#include "coder/study/run.h"

namespace coder::cli {

namespace {

struct TableCommand : StudyCommand {
    std::vector<std::string> codes;
    std::string by;
    std::string measure = "participants";
    std::string format = "text";
    std::string out;
};

ExitCode themes(const TableCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
        study::Filter wanted;
        wanted.codes = command.codes;
        if (!command.by.empty()) wanted.where.push_back({command.by, {}});
        if (auto checked = study::checkFilter(wanted, study); !checked) return session.terminal.report(checked.error());
        analysis::ThemeCounts counts(*study.codebook);
        const auto summary =
            study::runStudy(study, command.runOptions(session, interrupts, "coding"),
                            [&](study::CodedFile&& file, const project::CaseTable&) { counts.add(file.coded); });
        if (!summary) return session.terminal.report(summary.error());
        const auto measure = analysis::measureByName(command.measure);
        const auto format = report::formatByName(command.json ? "json" : command.format);
        const report::Table table = study::themesOf(study, counts, summary->cases, command.by, *measure, wanted);
        if (!command.out.empty()) {
            const auto written = study::writeFile(command.out, report::write(table, *format));
            if (!written) return session.terminal.report(written.error());
        } else if (*format == report::Format::Text) {
            session.terminal.print(table);
        } else {
            session.terminal.print(report::write(table, *format));
        }
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, summary->diagnostics);
        return session.terminal.report(diagnostics);
    });
}

struct EvaluateCommand : StudyCommand {
    std::string gold;
    bool list = false;
};

report::Table disagreementTable(const study::Evaluation& evaluation, const codebook::Codebook& codebook) {
    report::Table table;
    table.title = "Sentences on which rules and people disagree";
    table.columns = {{"source", "Source", "", report::Align::Left}, {"line", "Line", "", report::Align::Right},
                     {"code", "Code", "", report::Align::Left},     {"coded by", "Coded by", "", report::Align::Left},
                     {"rule", "Rule", "", report::Align::Left},     {"sentence", "Sentence", "", report::Align::Left}};
    for (const study::Disagreement& each : evaluation.disagreements) {
        report::Row row;
        row.cells = {each.source,
                     report::Cell::count(each.line),
                     codebook.codes[each.code].path,
                     each.missed ? "people" : "rules",
                     base::join(each.rules, ";"),
                     each.sentence};
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// With --list two tables; as JSON an array of them, since two documents in a row would be none.
void printTables(const Terminal& terminal, const study::Evaluation& evaluation, const codebook::Codebook& codebook,
                 const EvaluateCommand& command) {
    const report::Table measures = study::evaluationTable(evaluation, codebook);
    if (!command.list) return printList(terminal, measures, command.json);
    const report::Table disagreements = disagreementTable(evaluation, codebook);
    if (command.json)
        return terminal.print("[" + report::toJson(measures) + "," + report::toJson(disagreements) + "]\n");
    terminal.print(measures);
    terminal.print("\n");
    terminal.print(disagreements);
}

ExitCode evaluate(const EvaluateCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        const auto evaluation =
            study::evaluate(study, command.gold, *filter, command.runOptions(session, interrupts, "coding"));
        if (!evaluation) return session.terminal.report(evaluation.error());
        printTables(session.terminal, *evaluation, *study.codebook, command);
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, evaluation->diagnostics);
        return session.terminal.report(diagnostics);
    });
}

}  // namespace

void addTable(CLI::App& app, Session& session) {
    CLI::App* table = app.add_subcommand("table", "Make a table");
    table->require_subcommand(1);
    auto command = std::make_shared<TableCommand>();
    CLI::App* sub = command->add(*table, "themes", "Themes as rows, the values of an attribute as columns, and a total",
                                 "[STUDY]", true);
    addCodeOption(*sub, command->codes);
    sub->add_option("--by", command->by, "The attribute whose values are the columns (default: the total alone)")
        ->type_name("ATTRIBUTE");
    sub->add_option("--measure", command->measure, "participants, mentions, sources or words (default: participants)")
        ->check(CLI::IsMember({"participants", "mentions", "sources", "words"}))
        ->type_name("MEASURE");
    sub->add_option("--format", command->format, "text, csv, json or md (default: text)")
        ->check(CLI::IsMember({"text", "csv", "json", "md"}))
        ->type_name("FORMAT");
    sub->add_option("--out", command->out, "Write to this file instead of the terminal")->type_name("FILE");
    sub->callback([command, &session] { session.chosen = [command, &session] { return themes(*command, session); }; });
}

void addEvaluate(CLI::App& app, Session& session) {
    auto command = std::make_shared<EvaluateCommand>();
    CLI::App* sub =
        command->add(app, "evaluate", "Measure the rules against human coding: precision, recall, F1", "[STUDY]", true);
    sub->add_option("--gold", command->gold, "The human coding: CSV with source, code and quote (or begin and end)")
        ->type_name("FILE")
        ->required();
    command->filter.add(*sub, true);
    sub->add_flag("--list", command->list, "List the sentences on which rules and people disagree");
    sub->callback(
        [command, &session] { session.chosen = [command, &session] { return evaluate(*command, session); }; });
}

}  // namespace coder::cli
