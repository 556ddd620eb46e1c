// Transcripts as they are read: files, folders and archives to sources, on all cores, and what is said of each.
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/transcript_list.h"
#include "coder/report/transcript_summary.h"

namespace coder::study {

/// Transcripts with the names that their sources get.
struct NamedTranscripts {
    std::vector<import::TranscriptEntry> entries;  ///< In order of their names.
    base::Diagnostics diagnostics;
};

/// Lists files, folders and archives (see import::listTranscripts()); none is listed twice. A source is called after
/// its file; files of one name are told apart by their paths, with an error for each. What can't be opened is listed
/// too, and is found to be unreadable when it is read.
NamedTranscripts nameTranscripts(const std::vector<std::string>& paths);

struct ReadOptions {
    transcript::ParseOptions parse;
    std::vector<std::string> abbreviations;  ///< Of the language: they end no sentence.
    import::ImportOptions how;
    unsigned threads = 0;                                             ///< 0: one for each core.
    std::function<void(std::size_t done, std::size_t all)> progress;  ///< From any thread, one at a time.
    std::stop_token stop;
};

/// Labels are those that a regular expression finds (match/label_pattern.h). Errors: RE2 refuses it.
base::Status setLabelPattern(ReadOptions& options, const std::string& pattern);

struct ReadTranscript {
    base::Result<import::ImportedSource> imported;
    report::TranscriptSummary summary;
};

/// Takes the transcripts one at a time, in the order in which they are listed.
using TranscriptSink = std::function<void(ReadTranscript read)>;

/// Reads transcripts; a few are in memory at once. What comes back is what is to be said of all together: labels that
/// are spelt alike (label_consistency.h). Errors: Cancelled.
base::Result<base::Diagnostics> readTranscripts(const std::vector<import::TranscriptEntry>& entries,
                                                const ReadOptions& options, const TranscriptSink& sink);

/// Words by speaker, as Unicode counts them (text/words.h).
std::vector<std::uint64_t> wordsOfSpeakers(const project::Source& source);

}  // namespace coder::study
