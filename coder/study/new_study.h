// Making a study file.
#pragma once

#include <string>

#include "coder/base/result.h"

namespace coder::study {

struct NewStudyOptions {
    std::string title;     ///< Empty: the file's name, or what study.yaml says.
    std::string language;  ///< Of the transcripts where there is no codebook, "en"; empty: "en".
    std::string who;
};

/// Makes an empty study file. Errors: there is one already; it can't be written; there is no such language.
base::Status newStudy(const std::string& path, const NewStudyOptions& options);

/// Makes a study file of what a study.yaml says: its settings, codebook and participants. The transcripts are for
/// importTranscripts(). On an error no file is left. Diagnostics are those of opening the study.
base::Result<base::Diagnostics> newStudyFrom(const std::string& path, const std::string& yaml,
                                             const NewStudyOptions& options);

}  // namespace coder::study
