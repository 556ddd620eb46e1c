// What a coding run found, kept for tables, figures and the report.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "coder/analysis/coding_units.h"
#include "coder/analysis/theme_counts.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/study.h"

namespace coder::study {

/// A turn with a coding in it.
struct KeptTurn {
    std::uint32_t source = 0;  ///< Index in Results::sources.
    std::string speaker;
    std::optional<std::uint32_t> owner;  ///< Index in Results::cases.
    std::uint64_t line = 1;
    std::string beforeSpeaker;  ///< Of the turn before; both empty for the first one.
    std::string before;
    std::string text;
    std::vector<text::Span> sentences;  ///< In `text`.
    std::vector<text::Span> marks;      ///< Notes of the transcriber, in `text`.
};

struct KeptCoding {
    std::uint32_t code = 0;    ///< Index in Codebook::codes.
    std::uint32_t turn = 0;    ///< Index in Results::turns.
    bool participant = false;  ///< Of a speaker whose role that is.
    text::Span unit;           ///< In the turn's text, as are the following.
    std::vector<text::Span> evidence;
    std::vector<std::string> rules;
    std::string coder;
};

/// What a run is to keep beyond counts.
struct KeptParts {
    bool texts = false;                ///< Turns and codings, for quotations and the report.
    bool codingsTable = false;         ///< Results::codingsTable.
    std::set<std::string> interviews;  ///< Sources to keep whole, for portraits and timelines.
};

class Results {
public:
    Results(const Study& study, KeptParts kept);

    /// One source of the run, in its order, with the cases so far.
    void add(CodedFile&& file, const project::CaseTable& casesSoFar);

    /// The cases that were interviewed, in the order of the sources they speak in.
    std::vector<std::uint32_t> casesInOrder() const;

    analysis::ThemeCounts counts;
    analysis::CodingUnits units;
    project::CaseTable cases;  ///< Set when the run is over.
    std::vector<std::string> sources;
    std::vector<KeptTurn> turns;
    std::vector<KeptCoding> codings;  ///< In the order of CodedSentence::coding.
    std::map<std::string, project::CodedSource> interviews;
    report::Table codingsTable;  ///< Rows as report::addCodings() makes them.
    std::uint64_t bytes = 0;
    std::uint64_t codingCount = 0;
    std::uint64_t wordsSpoken = 0;       ///< By participants.
    std::optional<CodingChoice> choice;  ///< Which codings of a study file were counted; none for those of the rules.
    CodingTally tally;                   ///< Of a study file's codings.

    std::vector<std::pair<std::string, std::string>> sha256;  ///< Path and SHA-256 of each transcript read.
    base::Diagnostics diagnostics;                            ///< Of the run.

private:
    void keepTexts(const project::CodedSource& coded);

    const codebook::Codebook& codebook_;
    KeptParts kept_;
};

/// Runs over all sources and keeps what was found: what the rules find, or, of a study file, the codings that it keeps
/// and `choice` counts. `also`, where given, gets every source before it is counted. Errors: those of runStudy().
base::Result<Results> collectResults(const Study& study, KeptParts kept, RunOptions options, const CodingChoice& choice,
                                     const std::function<void(const CodedFile&, const project::CaseTable&)>& also = {});

}  // namespace coder::study
