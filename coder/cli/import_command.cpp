// coder import: what is in files of transcripts, and taking them into a study file.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/codebook/language.h"
#include "coder/report/numbers.h"
#include "coder/study/study.h"
#include "coder/study/study_import.h"
#include "coder/study/transcripts.h"

namespace coder::cli {

namespace {

struct ImportCommand {
    std::vector<std::string> words;  ///< The study, if named, and the files.
    bool dryRun = false;
    bool json = false;
    unsigned threads = 0;
    std::string language = "en";
    transcript::SpeakerRoles speakers;
    std::string pattern;
    std::vector<std::string> columns;  ///< "speaker=Who"
    bool comments = false;
    std::string who = accountName();
};

/// What is to be read, and how.
struct Reading {
    study::NamedTranscripts transcripts;
    study::ReadOptions options;
};

void addLabels(std::vector<std::string>& labels, const std::vector<std::string>& more) {
    labels.insert(labels.begin(), more.begin(), more.end());
}

/// Labels named in the command go before the study's.
void addSpeakers(const ImportCommand& command, transcript::SpeakerRoles& roles) {
    addLabels(roles.interviewer, command.speakers.interviewer);
    addLabels(roles.participant, command.speakers.participant);
    addLabels(roles.other, command.speakers.other);
}

base::Result<Reading> readingOfStudy(const std::string& path, const std::vector<std::string>& files) {
    auto study = study::openStudy(path);
    if (!study) return base::unexpected(study.error());
    Reading reading;
    reading.options.parse = study->parseOptions();
    reading.options.abbreviations = study->codebook->language.abbreviations;
    reading.options.how = study->file.import;
    if (!files.empty()) {
        reading.transcripts = study::nameTranscripts(files);
        return reading;
    }
    if (study->isStored())
        return base::unexpected(base::ErrorCode::Invalid, "FILE is missing",
                                "name files, folders or archives: coder import " + path + " interviews/");
    for (const study::StudySource& source : study->sources) reading.transcripts.entries.push_back(source.file);
    reading.transcripts.diagnostics = std::move(study->diagnostics);
    return reading;
}

base::Result<Reading> readingOfFiles(const ImportCommand& command, const std::vector<std::string>& files) {
    if (files.empty())
        return base::unexpected(base::ErrorCode::Invalid, "FILE is missing",
                                "name files, folders or archives: coder import --dry-run interviews/");
    const auto language = codebook::loadLanguage(command.language, "");
    if (!language) return base::unexpected(language.error());
    Reading reading;
    reading.options.parse.wellKnown.interviewer = language->interviewerLabels;
    reading.options.parse.wellKnown.participant = language->participantLabels;
    reading.options.abbreviations = language->abbreviations;
    reading.transcripts = study::nameTranscripts(files);
    return reading;
}

/// "speaker=Who", ...
base::Status setColumns(const std::vector<std::string>& columns, import::ColumnNames& names) {
    for (const std::string& column : columns) {
        const std::size_t equals = std::min(column.find('='), column.size());
        const std::string what = column.substr(0, equals);
        std::string* name = what == "speaker" ? &names.speaker
                            : what == "time"  ? &names.time
                            : what == "end"   ? &names.end
                            : what == "text"  ? &names.text
                                              : nullptr;
        if (name == nullptr || equals + 1 >= column.size())
            return base::unexpected(base::ErrorCode::Invalid, "--column " + column + " is not understood",
                                    "write speaker=, time=, end= or text= and the column's name, letter or number");
        *name = column.substr(equals + 1);
    }
    return base::Done{};
}

/// `study` may be empty.
base::Result<Reading> readingOf(const ImportCommand& command, const std::string& study,
                                const std::vector<std::string>& files, Session& session, const Interrupts& interrupts) {
    auto reading = study.empty() ? readingOfFiles(command, files) : readingOfStudy(study, files);
    if (!reading) return reading;
    addSpeakers(command, reading->options.parse.study);
    if (auto set = setColumns(command.columns, reading->options.how.columns); !set)
        return base::unexpected(set.error());
    if (!command.pattern.empty())
        if (auto set = study::setLabelPattern(reading->options, command.pattern); !set)
            return base::unexpected(set.error());
    reading->options.threads = command.threads;
    reading->options.stop = interrupts.token();
    reading->options.progress = [&terminal = session.terminal](std::size_t done, std::size_t all) {
        terminal.progress("reading", done, all);
    };
    return reading;
}

std::string totals(const std::vector<report::TranscriptSummary>& summaries) {
    std::uint64_t readable = 0;
    std::uint64_t words = 0;
    for (const report::TranscriptSummary& summary : summaries) {
        readable += summary.readable ? 1 : 0;
        words += summary.words();
    }
    std::string text = report::counted(readable, "transcript") + ", " + report::counted(words, "word");
    if (readable < summaries.size())
        text += "; " + report::counted(summaries.size() - readable, "file") + " can't be read";
    return text + "\n";
}

/// What was understood of all files; the exit code that it asks for.
ExitCode show(const std::vector<report::TranscriptSummary>& summaries, bool json, const Terminal& terminal) {
    if (json) {
        terminal.print(report::toJson(summaries));
    } else {
        for (const report::TranscriptSummary& summary : summaries) terminal.print(report::toText(summary) + "\n");
        terminal.print(totals(summaries));
    }
    const bool findings = std::any_of(summaries.begin(), summaries.end(),
                                      [](const auto& summary) { return base::hasErrors(summary.diagnostics); });
    return findings ? Findings : Ok;
}

ExitCode dryRun(const ImportCommand& command, Session& session) {
    std::vector<std::string> files = command.words;
    std::string study;
    if (!files.empty() && isStudyName(files.front())) {
        study = files.front();
        files.erase(files.begin());
    }
    const Interrupts interrupts;
    const auto reading = readingOf(command, study, files, session, interrupts);
    if (!reading) return session.terminal.report(reading.error());
    std::vector<report::TranscriptSummary> summaries;
    auto read = study::readTranscripts(
        reading->transcripts.entries, reading->options,
        [&](study::ReadTranscript transcript) { summaries.push_back(std::move(transcript.summary)); });
    if (!read) return session.terminal.report(read.error());
    const ExitCode shown = show(summaries, command.json, session.terminal);
    base::append(*read, reading->transcripts.diagnostics);
    return std::max(shown, session.terminal.report(*read));
}

/// The codings of a corrected transcript: how many went where, and those that somebody has to look at.
std::string reanchoredText(const study::ReanchoredCodings& source) {
    const text::AnchorSummary& anchors = source.anchors;
    std::string text =
        fmt::format("{}, revision {}: {} unchanged, {} moved, {} changed ({} in punctuation only), {} lost\n",
                    source.source, source.revision, report::counted(anchors.unchanged, "coding"), anchors.moved,
                    anchors.changed, anchors.changedInMarksOnly, anchors.lost);
    for (const text::DoubtfulAnchor& doubtful : anchors.doubtful) {
        if (doubtful.anchor.sameWords) continue;
        text += fmt::format("    {} {}: \"{}\"\n", text::verdictName(doubtful.anchor.verdict),
                            source.codes[doubtful.index], doubtful.oldQuote);
        if (doubtful.anchor.span) text += fmt::format("        now \"{}\"\n", doubtful.newQuote);
    }
    return text;
}

ExitCode importInto(const std::string& study, const Reading& reading, const ImportCommand& command, Session& session) {
    std::vector<report::TranscriptSummary> summaries;
    const auto result =
        study::importTranscripts(study, reading.transcripts.entries, reading.options, {command.who, command.comments},
                                 [&](report::TranscriptSummary summary) { summaries.push_back(std::move(summary)); });
    if (!result) return session.terminal.report(result.error());
    // Only now is it true: an answer that nobody reads to its end stops the program.
    const ExitCode shown = show(summaries, command.json, session.terminal);
    for (const study::ReanchoredCodings& source : result->reanchored) session.terminal.say(reanchoredText(source));
    session.terminal.say(fmt::format("{}: {}, {}, {} already there", study,
                                     report::counted(result->added, "new source"),
                                     report::counted(result->revised, "revision"), result->unchanged));
    base::Diagnostics diagnostics = result->diagnostics;
    base::append(diagnostics, reading.transcripts.diagnostics);
    return std::max(shown, session.terminal.report(diagnostics));
}

ExitCode importFiles(const ImportCommand& command, Session& session) {
    std::vector<std::string> files = command.words;
    const auto study = takeStudyDatabase(files);
    if (!study) return session.terminal.report(study.error());
    const Interrupts interrupts;
    const auto reading = readingOf(command, *study, files, session, interrupts);
    if (!reading) return session.terminal.report(reading.error());
    return importInto(*study, *reading, command, session);
}

}  // namespace

ExitCode importAll(const std::string& study, const std::string& yaml, const std::string& who, Session& session) {
    ImportCommand command;
    command.who = who;
    const Interrupts interrupts;
    auto reading = readingOf(command, yaml, {}, session, interrupts);
    if (!reading) return session.terminal.report(reading.error());
    reading->transcripts.diagnostics.clear();  // They were reported when the study was made of the file.
    return importInto(study, *reading, command, session);
}

void addImport(CLI::App& app, Session& session) {
    auto command = std::make_shared<ImportCommand>();
    CLI::App* sub = app.add_subcommand("import", "Take transcripts into a study file, and say what was understood");
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then files, folders and .zip "
                    "archives of transcripts; for --dry-run the study may be a .yaml file too, or none")
        ->type_name("[STUDY] FILE...");
    sub->add_flag("--dry-run", command->dryRun, "Only show what would be understood of each file");
    sub->add_flag("--json", command->json, "Print JSON");
    addRepeated(*sub, "--interviewer", command->speakers.interviewer,
                "This label is the interviewer's (may be repeated)", "LABEL");
    addRepeated(*sub, "--participant", command->speakers.participant, "This label is a participant's", "LABEL");
    addRepeated(*sub, "--other", command->speakers.other, "This label is neither's", "LABEL");
    sub->add_option("--pattern", command->pattern,
                    "A regular expression that finds the label at the beginning of a line: its group is the label")
        ->type_name("REGEX");
    addRepeated(*sub, "--column", command->columns,
                "Of tables: which column is what, such as speaker=Who, time=Start, end=End, text=Words", "WHAT=COLUMN");
    sub->add_flag("--comments", command->comments, "Keep comments of word processors as memos on the source");
    sub->add_option("--language", command->language,
                    "Whose usual labels and abbreviations count where no study is named (default: en)")
        ->type_name("TAG");
    sub->add_option("--threads", command->threads, "How many threads work (default: one for each core)")
        ->type_name("N");
    addWho(*sub, command->who);
    sub->callback([command, &session] {
        session.chosen = [command, &session] {
            return command->dryRun ? dryRun(*command, session) : importFiles(*command, session);
        };
    });
}

}  // namespace coder::cli
