// study.yaml: what belongs to a study and which tables it wants (docs/formats/study.md).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/transcript_file.h"
#include "coder/study/output_spec.h"
#include "coder/transcript/transcript.h"

namespace coder::study {

struct StudyFile {
    std::string path;
    std::string text;  ///< As read, for the manifest.
    std::string title;
    std::vector<std::string> transcripts;  ///< Patterns, as written.
    base::Place transcriptsPlace;
    std::string participants;  ///< Path as seen from the working folder; empty if the study names none.
    std::string codebook;      ///< Path as seen from the working folder.
    transcript::SpeakerRoles speakers;
    std::vector<transcript::SameSpeaker> sameSpeakers;  ///< `speakers: {same: ..}`
    transcript::LabelFinder findLabel;                  ///< `speakers: {pattern: ..}`, compiled; empty without.
    import::ImportOptions import;                       ///< `columns`
    analysis::ValueOrders orders;  ///< `orders`: values of attributes in the order that tables have them.
    std::map<std::string, base::Place> orderPlaces;  ///< Of their attributes.
    std::vector<OutputSpec> tables;
    std::vector<OutputSpec> figures;
};

struct ReadStudyFile {
    StudyFile study;
    base::Diagnostics diagnostics;
};

/// Reads study.yaml. Wrong parts are diagnostics with line and column and are left out. Errors: unreadable, no YAML, or
/// without `transcripts` or `codebook`.
base::Result<ReadStudyFile> readStudyFile(const std::string& path);

/// The same of a text, whose paths are seen from the folder of `path`; `transcripts` and `codebook` may be missing.
base::Result<ReadStudyFile> readStudyText(std::string text, const std::string& path);

}  // namespace coder::study
