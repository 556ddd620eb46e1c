// Why is this coded, and why not?
#include <CLI/CLI.hpp>

#include <limits>
#include <memory>

#include "coder/cli/study_command.h"
#include "coder/study/explain.h"
#include "coder/study/rules.h"

namespace coder::cli {

namespace {

struct ExplainCommand : StudyCommand {
    std::string text;
    std::string codebook;
    bool all = false;
};

using Explained = base::Result<std::vector<study::ExplainedSentence>>;

ExitCode print(const Explained& explained, const ExplainCommand& command, Session& session) {
    constexpr std::size_t Most = 5;
    if (!explained) return session.terminal.report(explained.error());
    if (command.json)
        printList(session.terminal, study::explanationTable(*explained), true);
    else
        session.terminal.print(
            study::explanationText(*explained, command.all ? std::numeric_limits<std::size_t>::max() : Most));
    return Ok;
}

ExitCode explainWithCodebook(const ExplainCommand& command, Session& session) {
    if (command.text.empty())
        return session.terminal.report(
            base::Error{base::ErrorCode::Invalid, "--codebook needs a text to explain", "add --text \"...\"", {}});
    const auto rules = study::readRules(command.codebook);
    if (!rules) return session.terminal.report(rules.error());
    study::Filter filter;
    filter.codes = command.filter.codes;
    if (auto checked = study::checkCodes(filter, *rules->codebook); !checked)
        return session.terminal.report(checked.error());
    return print(study::explainText(*rules->codebook, rules->compiled, command.text, filter), command, session);
}

ExitCode explain(const ExplainCommand& command, Session& session) {
    if (!command.codebook.empty()) return explainWithCodebook(command, session);
    const Interrupts interrupts;
    const std::size_t words = command.text.empty() ? 1 : 0;
    return command.withStudy(session, words, [&](study::Study& study, const std::vector<std::string>& rest) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        if (!command.text.empty())
            return print(study::explainText(*study.codebook, study.compiled, command.text, *filter), command, session);
        const auto place = study::parsePlace(rest.front());
        if (!place) return session.terminal.report(place.error());
        const auto options = command.runOptions(session, interrupts, "reading");
        return print(study::explainPlace(study, *place, *filter, options), command, session);
    });
}

}  // namespace

void addExplain(CLI::App& app, Session& session) {
    auto command = std::make_shared<ExplainCommand>();
    CLI::App* sub =
        command->add(app, "explain", "Say why a sentence is coded, and why it is not", "[STUDY] SOURCE:LINE", true);
    sub->add_option("--text", command->text, "Explain this text, as if a participant had said it")->type_name("TEXT");
    sub->add_option("--codebook", command->codebook, "With --text: use this codebook; no study is needed")
        ->type_name("FILE");
    addCodeOption(*sub, command->filter.codes);
    sub->add_flag("--all", command->all, "With --code: all rules that did not match, not only the nearest five")
        ->needs("--code");
    sub->callback([command, &session] { session.chosen = [command, &session] { return explain(*command, session); }; });
}

}  // namespace coder::cli
