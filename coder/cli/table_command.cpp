// Commands that make tables.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/base/strings.h"
#include "coder/cli/output_options.h"
#include "coder/study/files.h"

namespace coder::cli {

namespace {

struct TableCommand : OutputCommand {
    std::string format;

    /// --json, --format, what the ending of --out says, or text for the terminal.
    base::Result<report::Format> chosenFormat() const {
        const auto named = report::formatByName(json ? "json" : format.empty() && out.empty() ? "text" : format);
        const auto chosen = named ? named : report::formatByEnding(out);
        if (!chosen)
            return base::unexpected(base::ErrorCode::Invalid, "the ending of \"" + out + "\" names no format",
                                    "name one: --format " + base::join(report::formatNames(), ", "));
        if (report::isBinary(*chosen) && out.empty())
            return base::unexpected(base::ErrorCode::Invalid,
                                    std::string(report::formatName(*chosen)) + " is no text for the terminal",
                                    std::string("name a file: --out table") + report::endingOf(*chosen));
        return *chosen;
    }
};

ExitCode show(const report::Table& table, report::Format format, const std::string& out, Session& session) {
    if (out.empty() && format == report::Format::Text) {
        session.terminal.print(table);
        return Ok;
    }
    const auto bytes = report::write(table, format);
    if (!bytes) return session.terminal.report(bytes.error());
    if (out.empty()) {
        session.terminal.print(*bytes);
        return Ok;
    }
    const auto written = study::writeFile(out, *bytes);
    return written ? Ok : session.terminal.report(written.error());
}

ExitCode makeTable(const TableCommand& command, Session& session) {
    const auto format = command.chosenFormat();
    if (!format) return session.terminal.report(format.error());
    return command.withResults(session, [&](const study::Study& study, const study::Results& results,
                                            const study::OutputSpec& spec, base::Diagnostics& diagnostics) {
        study::MadeTable made = study::makeTable(study, results, spec);
        base::append(diagnostics, std::move(made.diagnostics));
        return show(made.table, *format, command.out, session);
    });
}

}  // namespace

void addTable(CLI::App& app, Session& session) {
    CLI::App* table = app.add_subcommand("table", "Make a table");
    table->require_subcommand(1);
    for (const study::OutputKindInfo& kind : study::outputKinds()) {
        if (kind.figure) continue;
        auto command = std::make_shared<TableCommand>();
        CLI::App* sub = command->add(*table, std::string(kind.name), std::string(kind.help), "[STUDY]", true);
        command->options.add(*sub, kind);
        sub->add_option("--format", command->format,
                        base::join(report::formatNames(), ", ") + " (default: by the ending of --out; text)")
            ->check(CLI::IsMember(report::formatNames()))
            ->type_name("FORMAT");
        sub->add_option("--out", command->out, "Write to this file instead of the terminal")->type_name("FILE");
        sub->callback(
            [command, &session] { session.chosen = [command, &session] { return makeTable(*command, session); }; });
    }
}

}  // namespace coder::cli
