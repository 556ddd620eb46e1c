#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <vector>

#include "coder/base/strings.h"
#include "coder/cli/commands.h"
#include "coder/codebook/nearest_name.h"
#include "coder/study/versions.h"

namespace {

using coder::cli::ExitCode;

/// Says what is wrong with a command line: a command that is not there or missing, else what the parser says.
coder::base::Error parseError(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App* command = &app;
    std::string name = "coder";
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
        name += " " + command->get_name();
    }
    std::vector<std::string_view> known;
    for (const CLI::App* sub : command->get_subcommands(std::function<bool(const CLI::App*)>()))
        known.push_back(sub->get_name());
    const std::vector<std::string> unknown = app.remaining(true);
    const auto code = coder::base::ErrorCode::Invalid;
    if (known.empty()) return {code, error.what(), "see " + name + " --help", {}};
    if (unknown.empty()) return {code, "a command is missing", "name one of: " + coder::base::join(known, ", "), {}};
    return {code,
            name + " has no command \"" + unknown.front() + "\"",
            coder::codebook::nameRemedy(unknown.front(), known),
            {}};
}

int runProgram(int argc, char** argv) {
    coder::cli::Session session;
    bool quiet = false;
    bool notes = false;
    CLI::App app("Codes interview transcripts by a codebook of rules and reports themes.", "coder");
    app.set_version_flag("--version", std::string("coder ") + coder::study::programVersion());
    app.add_flag("--quiet", quiet, "Say nothing but answers, warnings and errors");
    app.add_flag("--notes", notes, "Show notes too: what was guessed about speakers and encodings");
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(
        "Exit codes: 0 done, 1 done with findings, 2 the command or an input was unusable, 3 a fault of the program.\n"
        "coder COMMAND --help explains a command.");
    coder::cli::addRun(app, session);
    coder::cli::addNew(app, session);
    coder::cli::addImport(app, session);
    coder::cli::addParticipants(app, session);
    coder::cli::addApply(app, session);
    coder::cli::addCode(app, session);
    coder::cli::addReview(app, session);
    coder::cli::addMemo(app, session);
    coder::cli::addHistory(app, session);
    coder::cli::addMerge(app, session);
    coder::cli::addCheck(app, session);
    coder::cli::addSources(app, session);
    coder::cli::addTurns(app, session);
    coder::cli::addCases(app, session);
    coder::cli::addCodebook(app, session);
    coder::cli::addCodings(app, session);
    coder::cli::addTable(app, session);
    coder::cli::addFigure(app, session);
    coder::cli::addSearch(app, session);
    coder::cli::addExplain(app, session);
    coder::cli::addEvaluate(app, session);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
        return session.terminal.report(parseError(app, error));
    }
    session.terminal.setQuiet(quiet);
    session.terminal.setNotes(notes);
    return session.terminal.finish(session.chosen());
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return runProgram(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "a fault of the program: %s\n    please report it with the command that you gave\n",
                     error.what());
        return ExitCode::Fault;
    }
}
