// Commands that make tables.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/study_command.h"
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

}  // namespace coder::cli
