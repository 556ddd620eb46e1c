// Commands that draw figures.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/output_options.h"
#include "coder/figures/draw.h"
#include "coder/study/figures.h"
#include "coder/study/files.h"

namespace coder::cli {

namespace {

struct FigureCommand : OutputCommand {
    std::uint32_t dpi = figures::Page().dpi;
};

ExitCode drawFigure(const FigureCommand& command, Session& session) {
    const auto type = figures::fileTypeByName(command.out);
    if (!type)
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   "the ending of \"" + command.out + "\" names no kind of picture",
                                                   "end it in .svg, .pdf or .png",
                                                   {}});
    return command.withResults(session, [&](const study::Study& study, const study::Results& results,
                                            const study::OutputSpec& spec, base::Diagnostics&) {
        const auto figure = study::makeFigure(study, results, spec);
        if (!figure) return session.terminal.report(figure.error());
        figures::Page page = study::pageOf(study, spec);
        page.dpi = command.dpi;
        const auto bytes = figures::draw(*figure, page, *type);
        if (!bytes) return session.terminal.report(bytes.error());
        const auto written = study::writeFile(command.out, *bytes);
        return written ? Ok : session.terminal.report(written.error());
    });
}

}  // namespace

void addFigure(CLI::App& app, Session& session) {
    CLI::App* figure = app.add_subcommand("figure", "Draw a figure");
    figure->require_subcommand(1);
    for (const study::OutputKindInfo& kind : study::outputKinds()) {
        if (!kind.figure) continue;
        auto command = std::make_shared<FigureCommand>();
        CLI::App* sub = command->add(*figure, std::string(kind.name), std::string(kind.help), "[STUDY]", false);
        command->options.add(*sub, kind);
        sub->add_option("--out", command->out, "The file to draw into: .svg, .pdf or .png")
            ->type_name("FILE")
            ->required();
        sub->add_option("--dpi", command->dpi, "Of .png: dots per inch, 30 to 1200 (default: 300)")
            ->check(CLI::Range(30U, 1200U))
            ->type_name("N");
        sub->callback(
            [command, &session] { session.chosen = [command, &session] { return drawFigure(*command, session); }; });
    }
}

}  // namespace coder::cli
