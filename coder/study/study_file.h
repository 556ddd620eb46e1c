// study.yaml: what belongs to a study and which tables it wants (docs/formats/study.md).
#pragma once

#include <string>
#include <vector>

#include "coder/analysis/theme_counts.h"
#include "coder/base/result.h"
#include "coder/transcript/transcript.h"

namespace coder::study {

/// One entry under `tables`.
struct TableSpec {
    std::string name;  ///< Its key; the file's name in tables/.
    std::string by;    ///< An attribute; empty for totals alone.
    analysis::Measure measure = analysis::Measure::Participants;
    base::Place place;
};

struct StudyFile {
    std::string path;
    std::string text;  ///< As read, for the manifest.
    std::string title;
    std::vector<std::string> transcripts;  ///< Patterns, as written.
    base::Place transcriptsPlace;
    std::string participants;  ///< Path as seen from the working folder; empty if the study names none.
    std::string codebook;      ///< Path as seen from the working folder.
    transcript::SpeakerRoles speakers;
    std::vector<TableSpec> tables;
};

struct ReadStudyFile {
    StudyFile study;
    base::Diagnostics diagnostics;
};

/// Reads study.yaml. Wrong parts are diagnostics with line and column and are left out. Errors: unreadable, no YAML, or
/// without `transcripts` or `codebook`.
base::Result<ReadStudyFile> readStudyFile(const std::string& path);

}  // namespace coder::study
