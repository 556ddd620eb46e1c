// coder codings: what the rules of a study.yaml find, or what a study file keeps.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/study_command.h"
#include "coder/report/codings_csv.h"
#include "coder/report/codings_table.h"
#include "coder/study/files.h"
#include "coder/study/stored_codings.h"

namespace coder::cli {

namespace {

using report::Table;

struct CodingsCommand : StudyCommand {
    std::string format = "text";
    std::string out;
    bool guids = false;
    std::string coder;
    std::string origin;
    std::string status;

    bool asksForStored() const { return guids || !coder.empty() || !origin.empty() || !status.empty(); }
};

/// Prints or writes a list of codings in the format asked for.
ExitCode putCodings(const CodingsCommand& command, const Table& table, const std::string& csv,
                    const base::Diagnostics& diagnostics, Session& session) {
    const std::string text = command.format == "csv"                    ? csv
                             : command.format == "json" || command.json ? report::toJson(table)
                                                                        : std::string();
    if (!command.out.empty()) {
        const auto written = study::writeFile(command.out, text.empty() ? report::toText(table) : text);
        if (!written) return session.terminal.report(written.error());
    } else if (text.empty()) {
        session.terminal.print(table);
    } else {
        session.terminal.print(text);
    }
    return session.terminal.report(diagnostics);
}

/// Those that a study file keeps.
ExitCode storedCodings(const CodingsCommand& command, const study::Study& study, const study::Filter& speech,
                       const study::RunOptions& options, Session& session) {
    study::StoredCodingsFilter filter;
    filter.speech = speech;
    filter.coder = command.coder;
    filter.status = command.status;
    if (!command.origin.empty())
        filter.origin = command.origin == "human" ? project::Origin::Human : project::Origin::Rule;
    auto list = study::listStoredCodings(study, filter, options);
    if (!list) return session.terminal.report(list.error());
    if (command.guids) list->table.columns.front().forPrograms = false;
    base::append(list->diagnostics, study.diagnostics);
    return putCodings(command, list->table, list->csv, list->diagnostics, session);
}

ExitCode codings(const CodingsCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        const study::RunOptions options = command.runOptions(session, interrupts, "coding");
        if (study.isStored()) return storedCodings(command, study, *filter, options, session);
        if (command.asksForStored())
            return session.terminal.report(base::Error{base::ErrorCode::Unsupported,
                                                       "--guids, --coder, --origin and --status are for study files",
                                                       "leave them out, or name a study file (.coder)",
                                                       {study.file.path}});
        const bool csv = command.format == "csv";
        Table table = report::codingsTable();
        std::string lines = report::codingsCsvHeader();
        const auto summary =
            study::runStudy(study, options, [&](study::CodedFile&& file, const project::CaseTable& cases) {
                const project::Source& source = file.coded.source;
                if (!filter->allowsSource(source.name)) return;
                std::erase_if(file.coded.codings, [&](const project::Coding& coding) {
                    return !filter->allowsCode(*study.codebook, coding.code) ||
                           !filter->allowsCase(cases, file.coded.cases[source.transcript.turns[coding.turn].speaker]);
                });
                if (csv)
                    lines += report::codingsCsvLines(file.coded, *study.codebook, cases);
                else
                    report::addCodings(table, file.coded, *study.codebook, cases);
            });
        if (!summary) return session.terminal.report(summary.error());
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, summary->diagnostics);
        return putCodings(command, table, lines, diagnostics, session);
    });
}

}  // namespace

void addCodings(CLI::App& app, Session& session) {
    auto command = std::make_shared<CodingsCommand>();
    CLI::App* sub = command->add(app, "codings", "List or export the coded segments", "[STUDY]", true);
    command->filter.add(*sub, true);
    sub->add_option("--format", command->format, "text, csv or json (default: text)")
        ->check(CLI::IsMember({"text", "csv", "json"}))
        ->type_name("FORMAT");
    sub->add_option("--out", command->out, "Write to this file instead of the terminal")->type_name("FILE");
    sub->add_flag("--guids", command->guids, "Of a study file: show the codings' GUIDs");
    sub->add_option("--coder", command->coder, "Of a study file: only this coder's")->type_name("NAME");
    sub->add_option("--origin", command->origin, "Of a study file: only codings by people or by rules")
        ->check(CLI::IsMember({"human", "rule"}))
        ->type_name("human|rule");
    sub->add_option("--status", command->status,
                    "Of a study file: accepted, unreviewed, rejected or all (default: all but rejected)")
        ->check(CLI::IsMember({"accepted", "unreviewed", "rejected", "all"}))
        ->type_name("STATUS");
    sub->callback([command, &session] { session.chosen = [command, &session] { return codings(*command, session); }; });
}

}  // namespace coder::cli
