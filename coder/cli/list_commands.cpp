// Commands that show what a study holds: sources, turns, cases.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "coder/base/strings.h"
#include "coder/cli/study_command.h"
#include "coder/report/numbers.h"
#include "coder/study/attribute_list.h"
#include "coder/text/position_index.h"

namespace coder::cli {

namespace {

using report::Align;
using report::Cell;
using report::Table;

/// "0:12:31", or nothing for turns without a time.
std::string timeText(const std::optional<std::chrono::milliseconds>& time) {
    return time ? report::clockText(*time) : std::string();
}

/// Runs over the sources that the filter lets through and prints the table that `add` filled.
template <class Add>
ExitCode listSources(const StudyCommand& command, Session& session, Table& table, Add add) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        study::RunOptions options = command.runOptions(session, interrupts, "reading");
        options.codings = study::Codings::None;
        options.countWords = true;
        const auto summary =
            study::runStudy(study, options, [&](study::CodedFile&& file, const project::CaseTable& cases) {
                if (filter->allowsSource(file.coded.source.name)) add(*filter, file, cases);
            });
        if (!summary) return session.terminal.report(summary.error());
        printList(session.terminal, table, command.json);
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, summary->diagnostics);
        return session.terminal.report(diagnostics);
    });
}

ExitCode sources(const StudyCommand& command, Session& session) {
    Table table;
    table.columns = {{"source", "Source", "", Align::Left},     {"speaker", "Speaker", "", Align::Left},
                     {"role", "Role", "", Align::Left},         {"participant", "Participant", "", Align::Left},
                     {"turns", "Turns", "", Align::Right},      {"words", "Words", "", Align::Right},
                     {"encoding", "Encoding", "", Align::Left}, {"file", "File", "", Align::Left}};
    return listSources(
        command, session, table,
        [&](const study::Filter& filter, const study::CodedFile& file, const project::CaseTable& cases) {
            const project::Source& source = file.coded.source;
            for (std::size_t s = 0; s < source.transcript.speakers.size(); ++s) {
                const auto& owner = file.coded.cases[s];
                if (!filter.allowsCase(cases, owner)) continue;
                const auto turns = std::count_if(source.transcript.turns.begin(), source.transcript.turns.end(),
                                                 [&](const auto& turn) { return turn.speaker == s; });
                const transcript::Speaker& speaker = source.transcript.speakers[s];
                table.rows.push_back(
                    {0,
                     false,
                     {source.name, speaker.label,
                      std::string(transcript::roleName(speaker.role)) + (speaker.proposed ? " (proposed)" : ""),
                      owner ? cases.cases[*owner].name : "", Cell::count(static_cast<std::uint64_t>(turns)),
                      Cell::count(file.coded.words[s]), file.encoding, source.path}});
            }
        });
}

/// True for a case that the filter lets through and that speaks in a source that it lets through.
bool isListed(const study::Filter& filter, const project::CaseTable& cases, std::size_t index) {
    const auto& voices = cases.cases[index].voices;
    return filter.allowsCase(cases, index) &&
           std::any_of(voices.begin(), voices.end(),
                       [&](const project::Voice& voice) { return filter.allowsSource(voice.source); });
}

struct CasesCommand : StudyCommand {
    bool attributes = false;
};

ExitCode cases(const CasesCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 0, [&](const study::Study& study, const std::vector<std::string>&) {
        const auto filter = command.filter.filter(study);
        if (!filter) return session.terminal.report(filter.error());
        if (command.attributes) {
            project::CaseTable chosen = study.cases;
            chosen.cases.clear();
            for (std::size_t i = 0; i < study.cases.cases.size(); ++i)
                if (isListed(*filter, study.cases, i)) chosen.cases.push_back(study.cases.cases[i]);
            printList(session.terminal, study::attributeTable(chosen), command.json);
            return session.terminal.report(study.diagnostics);
        }
        study::RunOptions options = command.runOptions(session, interrupts, "reading");
        options.codings = study::Codings::None;
        const auto summary = study::runStudy(study, options, [](study::CodedFile&&, const project::CaseTable&) {});
        if (!summary) return session.terminal.report(summary.error());
        Table table;
        table.columns = {{"participant", "Participant", "", Align::Left}, {"sources", "Sources", "", Align::Left}};
        for (const std::string& attribute : summary->cases.attributes)
            table.columns.push_back({attribute, attribute, "", Align::Left});
        for (std::size_t i = 0; i < summary->cases.cases.size(); ++i) {
            const project::Case& each = summary->cases.cases[i];
            if (!isListed(*filter, summary->cases, i)) continue;
            std::vector<std::string> voices;
            for (const project::Voice& voice : each.voices)
                voices.push_back(voice.source + (voice.speaker.empty() ? "" : " (" + voice.speaker + ")"));
            report::Row row;
            row.cells = {each.name, base::join(voices, ", ")};
            for (const std::string& value : each.values) row.cells.emplace_back(value);
            table.rows.push_back(std::move(row));
        }
        printList(session.terminal, table, command.json);
        base::Diagnostics diagnostics = study.diagnostics;
        base::append(diagnostics, summary->diagnostics);
        return session.terminal.report(diagnostics);
    });
}

Table turnsTable(const study::CodedFile& file) {
    const project::Source& source = file.coded.source;
    const text::PositionIndex positions(source.text);
    Table table;
    table.columns = {{"line", "Line", "", Align::Right},           {"time", "Time", "", Align::Right},
                     {"speaker", "Speaker", "", Align::Left},      {"role", "Role", "", Align::Left},
                     {"sentences", "Sentences", "", Align::Right}, {"text", "Text", "", Align::Left}};
    for (const transcript::Turn& turn : source.transcript.turns) {
        const transcript::Speaker& speaker = source.transcript.speakers[turn.speaker];
        report::Row row;
        row.cells = {Cell::count(positions.lineColumn(turn.span.begin()).line),
                     timeText(turn.time),
                     speaker.label,
                     transcript::roleName(speaker.role),
                     Cell::count(turn.sentenceCount),
                     std::string(text::slice(source.text, turn.span))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Turns as one reads them: a line of who and when, then a sentence a line.
std::string turnsText(const study::CodedFile& file) {
    const project::Source& source = file.coded.source;
    const text::PositionIndex positions(source.text);
    std::string result;
    for (const transcript::Turn& turn : source.transcript.turns) {
        const transcript::Speaker& speaker = source.transcript.speakers[turn.speaker];
        result +=
            fmt::format("{}:{}  {} ({}){}{}\n", source.name, positions.lineColumn(turn.span.begin()).line,
                        speaker.label, transcript::roleName(speaker.role), turn.time ? "  " : "", timeText(turn.time));
        for (std::uint32_t i = 0; i < turn.sentenceCount; ++i) {
            std::string sentence(text::slice(source.text, source.transcript.sentences[turn.firstSentence + i]));
            std::replace(sentence.begin(), sentence.end(), '\n', ' ');
            result += "    " + sentence + "\n";
        }
        result += "\n";
    }
    return result;
}

ExitCode turns(const StudyCommand& command, Session& session) {
    const Interrupts interrupts;
    return command.withStudy(session, 1, [&](study::Study& study, const std::vector<std::string>& words) {
        if (auto narrowed = study::keepOnly(study, words.front()); !narrowed)
            return session.terminal.report(narrowed.error());
        study::RunOptions options = command.runOptions(session, interrupts, "reading");
        options.codings = study::Codings::None;
        const auto summary = study::runStudy(study, options, [&](study::CodedFile&& file, const project::CaseTable&) {
            session.terminal.print(command.json ? report::toJson(turnsTable(file)) : turnsText(file));
        });
        if (!summary) return session.terminal.report(summary.error());
        const ExitCode code = session.terminal.report(summary->diagnostics);
        return summary->unreadable == 0 ? code : Unusable;
    });
}

void addListCommand(CLI::App& app, Session& session, const std::string& name, const std::string& description,
                    ExitCode (*list)(const StudyCommand&, Session&), const std::string& usage = "[STUDY]") {
    auto command = std::make_shared<StudyCommand>();
    CLI::App* sub = command->add(app, name, description, usage, true);
    if (usage == "[STUDY]") command->filter.add(*sub, false);
    sub->callback(
        [command, list, &session] { session.chosen = [command, list, &session] { return list(*command, session); }; });
}

}  // namespace

void addSources(CLI::App& app, Session& session) {
    addListCommand(app, session, "sources", "List the sources with their speakers, roles, turns and words", &sources);
}

void addTurns(CLI::App& app, Session& session) {
    addListCommand(app, session, "turns", "Show a source as turns and sentences", &turns, "[STUDY] SOURCE");
}

void addCases(CLI::App& app, Session& session) {
    auto command = std::make_shared<CasesCommand>();
    CLI::App* sub =
        command->add(app, "cases", "List the participants with their sources and attributes", "[STUDY]", true);
    command->filter.add(*sub, false);
    sub->add_flag("--attributes", command->attributes, "List the attributes with their types and values instead");
    sub->callback([command, &session] { session.chosen = [command, &session] { return cases(*command, session); }; });
}

}  // namespace coder::cli
