// `coder run`: a whole study from transcripts to tables, written to a folder.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/report/table.h"
#include "coder/study/study.h"

namespace coder::study {

struct PipelineOptions {
    std::string outputFolder;
    std::string indexFolder;  ///< Where the search index is kept; empty: no index is made.
    unsigned threads = 0;     ///< 0: one for each core.
    CodingChoice choice;      ///< Of a study file's codings, where a table or figure does not say.
    bool report = true;       ///< Write report.html, for which every turn with a coding is kept in memory.
    std::string time;         ///< For the manifest: ISO 8601 in UTC. The only thing that differs between two runs.
    /// What is being done, and how far it is.
    std::function<void(const std::string& what, std::size_t done, std::size_t all)> progress;
    std::stop_token stop;
};

struct PipelineResult {
    std::vector<std::string> files;  ///< What was written, in order.
    report::Table themes;            ///< The first theme table of the study, for the terminal.
    base::Diagnostics diagnostics;   ///< All of them: of the study's files, the transcripts, the index.
    std::uint64_t sources = 0;
    std::uint64_t codings = 0;
    std::uint64_t bytes = 0;
};

/// Codes all sources and writes tables/, codings.csv and manifest.json into the output folder; then brings the search
/// index up to date. Where rules have queries and there is to be an index, it is made first and asked for the turns to
/// look at; the codings are the same without. Output files are replaced whole or not at all. Errors: what can't be
/// written; Cancelled.
base::Result<PipelineResult> runPipeline(const Study& study, const PipelineOptions& options);

}  // namespace coder::study
