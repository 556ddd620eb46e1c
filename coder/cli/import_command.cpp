// coder import: what is in files of transcripts, and taking them into a study.
#include <CLI/CLI.hpp>

#include <memory>

#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/codebook/language.h"
#include "coder/report/numbers.h"
#include "coder/study/study.h"
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
    if (files.empty())
        reading.transcripts = {std::move(study->sources), std::move(study->diagnostics)};
    else
        reading.transcripts = study::nameTranscripts(files);
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

base::Result<Reading> readingOf(const ImportCommand& command) {
    std::vector<std::string> files = command.words;
    const bool named = !files.empty() && isStudyName(files.front());
    if (named) files.erase(files.begin());
    auto reading = named ? readingOfStudy(command.words.front(), files) : readingOfFiles(command, files);
    if (reading) {
        addSpeakers(command, reading->options.parse.study);
        reading->options.threads = command.threads;
    }
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

ExitCode dryRun(const ImportCommand& command, Session& session) {
    auto reading = readingOf(command);
    if (!reading) return session.terminal.report(reading.error());
    const Interrupts interrupts;
    reading->options.stop = interrupts.token();
    reading->options.progress = [&](std::size_t done, std::size_t all) {
        session.terminal.progress("reading", done, all);
    };
    bool findings = false;
    std::vector<report::TranscriptSummary> summaries;
    const auto status =
        study::readTranscripts(reading->transcripts.entries, reading->options, [&](const study::ReadTranscript& read) {
            findings = findings || base::hasErrors(read.summary.diagnostics);
            if (!command.json) session.terminal.print(report::toText(read.summary) + "\n");
            summaries.push_back(read.summary);
        });
    if (!status) return session.terminal.report(status.error());
    session.terminal.print(command.json ? report::toJson(summaries) : totals(summaries));
    const ExitCode code = session.terminal.report(reading->transcripts.diagnostics);
    return findings ? Findings : code;
}

}  // namespace

void addImport(CLI::App& app, Session& session) {
    auto command = std::make_shared<ImportCommand>();
    CLI::App* sub = app.add_subcommand("import", "Show what transcripts hold: speakers, times, what is left out");
    sub->add_option("words", command->words,
                    "Files, folders and .zip archives of transcripts; before them perhaps a study's .yaml file, which "
                    "says who speaks (without files: all transcripts of that study)")
        ->type_name("[STUDY] FILE...");
    sub->add_flag("--dry-run", command->dryRun, "Only show what would be understood of each file")->required();
    sub->add_flag("--json", command->json, "Print JSON");
    addRepeated(*sub, "--interviewer", command->speakers.interviewer,
                "This label is the interviewer's (may be repeated)", "LABEL");
    addRepeated(*sub, "--participant", command->speakers.participant, "This label is a participant's", "LABEL");
    addRepeated(*sub, "--other", command->speakers.other, "This label is neither's", "LABEL");
    sub->add_option("--language", command->language,
                    "Whose usual labels and abbreviations count where no study is named (default: en)")
        ->type_name("TAG");
    sub->add_option("--threads", command->threads, "How many threads work (default: one for each core)")
        ->type_name("N");
    sub->callback([command, &session] { session.chosen = [command, &session] { return dryRun(*command, session); }; });
}

}  // namespace coder::cli
