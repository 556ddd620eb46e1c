#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/codebook_check.h"

namespace coder::cli {

namespace {

struct CheckCommand {
    std::string file;
    bool json = false;
};

report::Table codesTable(const study::CodebookCheck& check) {
    using report::Align;
    using report::Cell;
    report::Table table;
    table.title = check.codebook.title + (check.codebook.version.empty() ? "" : ", version " + check.codebook.version);
    table.columns = {
        {"code", "Code", "", Align::Left},          {"name", "Name", "", Align::Left},
        {"valence", "Valence", "", Align::Left},    {"rules", "Rules", "", Align::Right},
        {"examples", "Examples", "", Align::Right}, {"counterexamples", "Counterexamples", "", Align::Right}};
    for (const codebook::Code& code : check.codebook.codes) {
        report::Row row;
        row.indent = code.depth;
        row.heading = code.depth == 0;
        row.cells = {code.path,
                     code.name,
                     codebook::valenceName(code.valence),
                     Cell::count(code.rules.size()),
                     Cell::count(code.examples.size()),
                     Cell::count(code.counterexamples.size())};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(report::counted(check.rules, "rule") + " usable; " +
                          std::to_string(check.examples - check.failures) + " of " + std::to_string(check.examples) +
                          " examples and counterexamples are coded as they should be");
    return table;
}

ExitCode checkFile(const CheckCommand& command, Session& session) {
    const auto check = study::checkCodebook(command.file);
    if (!check) return session.terminal.report(check.error());
    printList(session.terminal, codesTable(*check), command.json);
    return session.terminal.report(check->diagnostics);
}

}  // namespace

void addCodebook(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("codebook", "Work on a codebook");
    group->require_subcommand(1);
    auto command = std::make_shared<CheckCommand>();
    CLI::App* sub = group->add_subcommand("check", "Read a codebook, report what is wrong in it, and run its examples");
    sub->add_option("file", command->file, "The codebook")->type_name("FILE")->required();
    sub->add_flag("--json", command->json, "Print JSON");
    sub->callback(
        [command, &session] { session.chosen = [command, &session] { return checkFile(*command, session); }; });
}

}  // namespace coder::cli
