// Reads and codes the sources of a study on all cores, source by source, keeping no text longer than needed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "coder/match/scanner.h"
#include "coder/project/coding.h"
#include "coder/study/coding_choice.h"
#include "coder/study/kept_codings.h"
#include "coder/study/study.h"

namespace coder::study {

/// One source as it comes out of a run, in the order of Study::sources.
struct CodedFile {
    project::CodedSource coded;
    std::uint64_t bytes = 0;  ///< Of canonical text.
    std::string encoding;
    std::vector<std::uint32_t> speakerPlaces;  ///< By speaker: see import::ImportedSource.
    CodingTally tally;                         ///< Of kept codings.
    base::Diagnostics diagnostics;
};

/// Where a run's codings come from.
enum class Codings : std::uint8_t {
    OfRules,  ///< What the codebook's rules find now.
    Kept,     ///< Those that the study file keeps, people's and rules'.
    None,     ///< Sources are only read.
};

struct RunOptions {
    unsigned threads = 0;  ///< 0: one for each core.
    Codings codings = Codings::OfRules;
    CodingChoice choice;      ///< Of the kept ones.
    bool countWords = false;  ///< Fill CodedSource::words.
    /// For query rules: candidate turns by source name, from an index; sources and rules that are not there are
    /// searched whole.
    std::map<std::string, std::vector<match::QueryCandidates>> candidates;
    std::function<void(std::size_t done, std::size_t all)>
        progress;  ///< Called now and then, from any thread, one at a time.
    std::stop_token stop;
};

/// What a run found beyond the codings.
struct RunSummary {
    project::CaseTable
        cases;  ///< The study's, and behind them one unlisted case for each participant's voice nobody listed.
    base::Diagnostics
        diagnostics;  ///< In order of the sources, then those about the whole (cases without a source, ...).
    std::uint64_t sources = 0;
    std::uint64_t unreadable = 0;
    std::uint64_t bytes = 0;
    CodingTally tally;                                        ///< Of kept codings.
    std::vector<std::pair<std::string, std::string>> sha256;  ///< Path and SHA-256 of each transcript read.
};

/// Takes the sources one at a time, in the order of Study::sources whatever the number of threads. CodedSource::cases
/// are indices into `cases`, which grows with the unlisted ones.
using SourceSink = std::function<void(CodedFile&& file, const project::CaseTable& cases)>;

/// Runs over all sources. One that can't be read is a diagnostic; the others go on. Errors: Cancelled; the language has
/// no stemmer.
base::Result<RunSummary> runStudy(const Study& study, const RunOptions& options, const SourceSink& sink);

/// Joins the hits of one source to codings: hits of one code on the same span become one coding with all their rules
/// and evidence.
std::vector<project::Coding> codingsFromHits(const std::vector<match::Hit>& hits,
                                             const match::CompiledCodebook& compiled, const std::string& coder);

/// By speaker: the attributes of the case that speaks, none for speakers who are no case.
std::vector<match::Attributes> speakerAttributes(const project::CodedSource& coded, const project::CaseTable& cases);

}  // namespace coder::study
