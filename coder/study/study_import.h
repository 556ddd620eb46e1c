// Transcripts into a study file: new sources, and corrected transcripts as revisions to which codings are re-anchored.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "coder/project/history.h"
#include "coder/report/transcript_summary.h"
#include "coder/study/transcripts.h"
#include "coder/text/anchoring.h"

namespace coder::study {

/// What became of a source's codings when its transcript was corrected.
struct ReanchoredCodings {
    std::string source;
    std::uint32_t revision = 0;
    text::AnchorSummary anchors;     ///< Indices are those of `codes`.
    std::vector<std::string> codes;  ///< By coding: its code's path.
};

struct ImportResult {
    std::uint64_t added = 0;
    std::uint64_t revised = 0;
    std::uint64_t unchanged = 0;  ///< Files that the study has already.
    std::uint64_t unreadable = 0;
    std::uint64_t memos = 0;                       ///< Made of comments.
    std::vector<ReanchoredCodings> reanchored;     ///< Of revised sources that have codings.
    base::Diagnostics diagnostics;                 ///< About all files together.
    std::optional<project::HistoryEntry> history;  ///< None where nothing changed.
};

struct ImportSettings {
    std::string who;        ///< Who imports.
    bool comments = false;  ///< Keep comments of word processors as memos on the source, by their authors.
};

/// Imports transcripts into the study file `study` as one step of the history. A source of the same name and other
/// bytes gets a revision; its codings go where their words are now. Codings whose words changed are marked as to be
/// looked at again (`outdated`); those that are lost stay with the revision that they were made on. `shown` gets what
/// was understood of each file. Errors: Cancelled, and those of the store; then the study is as it was.
base::Result<ImportResult> importTranscripts(const std::string& study,
                                             const std::vector<import::TranscriptEntry>& entries,
                                             const ReadOptions& options, const ImportSettings& settings,
                                             const std::function<void(report::TranscriptSummary)>& shown);

}  // namespace coder::study
