#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "coder/cli/study_command.h"
#include "coder/codebook/query.h"
#include "coder/search/index.h"
#include "coder/study/index_update.h"

namespace coder::cli {

namespace {

struct SearchCommand : StudyCommand {
    std::string index;
    std::size_t limit = 20;
    bool interviewers = false;
};

/// The part of an answer's text around its first match, with the matched words in « ».
std::string excerpt(const search::Answer& answer) {
    constexpr std::size_t Before = 90;
    constexpr std::size_t Length = 320;
    const std::string& text = answer.turn.text;
    const std::size_t first = answer.matches.empty() ? 0 : answer.matches.front().begin().value();
    std::size_t begin = first > Before ? text.find(' ', first - Before) : 0;
    if (begin == std::string::npos || begin > first) begin = first;
    std::size_t end = begin + Length < text.size() ? text.find(' ', begin + Length) : text.size();
    end = std::min(end, text.size());
    std::string result = begin > 0 ? "…" : "";
    std::size_t done = begin;
    for (const text::Span match : answer.matches) {
        if (match.end().value() > end) break;
        result += text.substr(done, match.begin().value() - done) + "«" + std::string(text::slice(text, match)) + "»";
        done = match.end().value();
    }
    result += text.substr(done, end - done) + (end < text.size() ? "…" : "");
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
}

report::Table answersTable(const search::Answers& answers) {
    using report::Align;
    using report::Cell;
    report::Table table;
    table.columns = {{"rank", "", "", Align::Right}, {"score", "", "", Align::Right},  {"source", "", "", Align::Left},
                     {"line", "", "", Align::Right}, {"speaker", "", "", Align::Left}, {"role", "", "", Align::Left},
                     {"text", "", "", Align::Left}};
    for (const search::Answer& answer : answers.answers) {
        report::Row row;
        row.cells = {Cell::count(answer.rank), Cell::count(static_cast<std::uint64_t>(answer.score)),
                     answer.turn.ref.source,   Cell::count(answer.turn.line),
                     answer.turn.speaker,      transcript::roleName(answer.turn.role),
                     excerpt(answer)};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(fmt::format("{} of {} turns", answers.answers.size(), answers.total));
    return table;
}

std::string answersText(const search::Answers& answers) {
    std::string text;
    for (const search::Answer& answer : answers.answers)
        text +=
            fmt::format("{}. {}:{}  {} ({})  {}%\n    {}\n\n", answer.rank, answer.turn.ref.source, answer.turn.line,
                        answer.turn.speaker, transcript::roleName(answer.turn.role), answer.score, excerpt(answer));
    return text + fmt::format("{} of {} turns\n", answers.answers.size(), answers.total);
}

ExitCode search(const SearchCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 1, [&](const study::Study& study, const std::vector<std::string>& words) {
        const auto query = codebook::parseQuery(words.front());
        if (!query) return session.terminal.report(query.error());
        study::IndexOptions options;
        options.threads = command.threads;
        options.stop = interrupts.token();
        options.progress = [&](std::size_t done, std::size_t all) { session.terminal.progress("indexing", done, all); };
        auto updated = study::updateIndex(study, command.index, options);
        if (!updated) return session.terminal.report(updated.error());
        search::SearchOptions asked;
        asked.limit = command.limit;
        if (!command.interviewers) asked.role = transcript::Role::Participant;
        const auto answers = updated->index.search(*query, asked);
        if (!answers) return session.terminal.report(answers.error());
        if (command.json)
            session.terminal.print(report::toJson(answersTable(*answers)));
        else
            session.terminal.print(answersText(*answers));
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, updated->diagnostics);
        base::append(diagnostics, updated->sourceDiagnostics);
        return session.terminal.report(diagnostics);
    });
}

}  // namespace

void addSearch(CLI::App& app, Session& session) {
    auto command = std::make_shared<SearchCommand>();
    CLI::App* sub = command->add(app, "search", "Find turns by words, phrases, NEAR, attributes; best first",
                                 "[STUDY] QUERY", true);
    sub->add_option("--index", command->index,
                    "A folder for the index, such as the one coder run makes; it is brought up to date and kept "
                    "(default: an index in "
                    "memory, which leaves no trace)")
        ->type_name("DIR");
    sub->add_option("--limit", command->limit, "At most so many answers (default: 20)")->type_name("N");
    sub->add_flag("--everybody", command->interviewers, "Search what interviewers and others say too");
    sub->callback([command, &session] { session.chosen = [command, &session] { return search(*command, session); }; });
}

}  // namespace coder::cli
