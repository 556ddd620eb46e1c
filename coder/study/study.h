// An opened study: everything a coding run needs, read and checked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/match/compiled_codebook.h"
#include "coder/project/case.h"
#include "coder/study/source_reader.h"
#include "coder/study/study_file.h"

namespace coder::study {

/// Values only, fixed once opened; any number of threads may read it.
struct Study {
    StudyFile file;
    std::unique_ptr<codebook::Codebook> codebook;  ///< On the heap, since the compiled codebook borrows it.
    match::CompiledCodebook compiled;
    project::CaseTable cases;
    std::vector<StudySource> sources;  ///< In order of their names.
    std::string database;              ///< Path of the study file; empty for a study.yaml by itself.
    std::int64_t step = 0;             ///< The study file's last, when it was opened.
    std::string codebookSha256;        ///< Of the study file's codebook; empty without.
    base::Diagnostics diagnostics;     ///< Of all files read so far.

    bool isStored() const { return !database.empty(); }
    /// "straus-2013 1.0.0": the rules as a coder.
    std::string ruleCoder() const;
    transcript::ParseOptions parseOptions() const;
};

/// The path of a study file.
struct StudyDatabase {
    std::string path;
};

/// Opens study.yaml with its codebook and participants' table and finds the transcripts, without reading them, or a
/// study file (.coder), which has all of that in it. Errors: what makes the study unusable as a whole; anything less is
/// in Study::diagnostics. `codebook`, where given, is taken in place of the one that the study names.
base::Result<Study> openStudy(const std::string& path, const std::string& codebook = {});

/// Sources, cases, codebook and codings of a study file (.coder), and all else (title, orders, tables, figures) of a
/// study.yaml. Errors: as openStudy(); Invalid, the paths are not of these kinds.
base::Result<Study> openStudy(const std::string& settings, const StudyDatabase& database);

/// True for the path of a study file: it ends in .coder.
bool isStudyDatabase(const std::string& path);

/// What a table or figure names and the study does not have: attributes, codes, a source. Each is an error at
/// `spec.place`; such outputs of study.yaml are left out when it is opened.
base::Diagnostics missingNames(const Study& study, const OutputSpec& spec);

/// Leaves one source in the study, and the cases that speak in it. Errors: NotFound.
base::Status keepOnly(Study& study, const std::string& source);

}  // namespace coder::study
