#include "coder/study/transcripts.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "coder/base/ordered_work.h"
#include "coder/base/parallel.h"
#include "coder/match/label_pattern.h"
#include "coder/study/label_consistency.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

using base::Severity;

/// By the path as it is shown, so that each is there once.
std::map<std::string, import::TranscriptEntry> listAll(const std::vector<std::string>& paths,
                                                       base::Diagnostics& diagnostics) {
    std::map<std::string, import::TranscriptEntry> byPath;
    for (const std::string& path : paths) {
        auto list = import::listTranscripts(path);
        if (!list) {
            byPath.emplace(path, import::TranscriptEntry{path, {}, std::filesystem::path(path).stem().string()});
            continue;
        }
        if (list->entries.empty())
            diagnostics.push_back({Severity::Error,
                                   {path},
                                   "there is no transcript in it",
                                   "put the files into it, or name another folder or archive"});
        base::append(diagnostics, std::move(list->diagnostics));
        for (import::TranscriptEntry& entry : list->entries) byPath.emplace(entry.shownPath(), std::move(entry));
    }
    return byPath;
}

/// The first and the last time that the file gives.
void addTimes(const project::Source& source, report::TranscriptSummary& summary) {
    const auto see = [&](const std::optional<std::chrono::milliseconds>& time) {
        if (!time) return;
        if (!summary.begin || *time < *summary.begin) summary.begin = time;
        if (!summary.end || *time > *summary.end) summary.end = time;
    };
    for (const transcript::Turn& turn : source.transcript.turns) see(turn.time);
    for (const project::TimeMark& mark : source.times) {
        see(mark.begin);
        see(mark.end);
    }
}

void addSpeakers(const project::Source& source, report::TranscriptSummary& summary) {
    const std::vector<std::uint64_t> words = wordsOfSpeakers(source);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const transcript::Speaker& speaker = source.transcript.speakers[i];
        summary.speakers.push_back({speaker.label, transcript::roleName(speaker.role), speaker.proposed, 0, words[i]});
    }
    for (const transcript::Turn& turn : source.transcript.turns) ++summary.speakers[turn.speaker].turns;
}

report::TranscriptSummary summarise(const import::TranscriptEntry& entry,
                                    const base::Result<import::ImportedSource>& imported) {
    report::TranscriptSummary summary;
    summary.file = entry.shownPath();
    summary.source = entry.name;
    summary.readable = imported.has_value();
    if (!imported) {
        summary.diagnostics.push_back(imported.error().diagnostic());
        return summary;
    }
    summary.format = import::formatName(imported->format.format);
    summary.certainty = import::certaintyName(imported->format.certainty);
    summary.encoding = imported->encoding;
    summary.encodingConfidence = imported->encodingConfidence;
    summary.diagnostics = imported->diagnostics;
    for (const import::Dropped& dropped : imported->dropped) summary.dropped.push_back({dropped.what, dropped.count});
    addSpeakers(imported->source, summary);
    addTimes(imported->source, summary);
    return summary;
}

}  // namespace

NamedTranscripts nameTranscripts(const std::vector<std::string>& paths) {
    NamedTranscripts named;
    std::map<std::string, import::TranscriptEntry> byPath = listAll(paths, named.diagnostics);
    std::map<std::string, int> uses;
    for (const auto& [path, entry] : byPath) ++uses[entry.name];
    for (auto& [path, entry] : byPath) {
        if (uses[entry.name] > 1) {
            named.diagnostics.push_back(
                {Severity::Error,
                 {path},
                 "several transcripts are named \"" + entry.name + "\"; this one's source is called \"" + path + "\"",
                 "give the files different names, so that the participants' table can name them"});
            entry.name = path;
        }
        named.entries.push_back(std::move(entry));
    }
    std::sort(named.entries.begin(), named.entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return named;
}

base::Status setLabelPattern(ReadOptions& options, const std::string& pattern) {
    auto finder = match::compileLabelPattern(pattern);
    if (!finder) return base::unexpected(finder.error());
    options.parse.findLabel = *std::move(finder);
    return base::Done{};
}

base::Result<base::Diagnostics> readTranscripts(const std::vector<import::TranscriptEntry>& entries,
                                                const ReadOptions& options, const TranscriptSink& sink) {
    std::vector<import::TranscriptReader> readers;
    for (unsigned i = 0; i < base::threadsFor(entries.size(), options.threads); ++i)
        readers.emplace_back(options.parse, text::SentenceBreaker(options.abbreviations), options.how);
    const auto read = [&](import::TranscriptReader& reader, std::size_t index) {
        auto imported = reader.read(entries[index]);
        report::TranscriptSummary summary = summarise(entries[index], imported);
        return ReadTranscript{std::move(imported), std::move(summary)};
    };
    LabelConsistency consistency(options.parse, {});
    const auto deliver = [&](std::size_t index, ReadTranscript transcript) {
        if (transcript.imported) consistency.add(transcript.imported->source, transcript.imported->speakerPlaces);
        sink(std::move(transcript));
        if (options.progress) options.progress(index + 1, entries.size());
    };
    base::inOrder<ReadTranscript>(entries.size(), readers, options.stop, read, deliver);
    if (options.stop.stop_requested()) return base::unexpected(base::ErrorCode::Cancelled, "stopped before the end");
    return consistency.findings();
}

std::vector<std::uint64_t> wordsOfSpeakers(const project::Source& source) {
    std::vector<std::uint64_t> counts(source.transcript.speakers.size());
    text::WordBreaker breaker;
    std::vector<text::Span> words;
    for (const transcript::Turn& turn : source.transcript.turns) {
        words.clear();
        breaker.split(text::slice(source.text, turn.span), words);
        counts[turn.speaker] += words.size();
    }
    return counts;
}

}  // namespace coder::study
