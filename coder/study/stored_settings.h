// What a study file knows of study.yaml: speakers, orders, tables, figures.
#pragma once

#include <string>

#include "coder/store/store.h"
#include "coder/study/study_file.h"

namespace coder::study {

/// The key under which a study file has the text of study.yaml. What names files there (`transcripts`, `participants`,
/// `codebook`) has no effect, since they are in the study file.
inline constexpr const char* SettingsKey = "study.yaml";

/// Reads it; without it, all is as in a study.yaml that says nothing. Paths (of pinned quotations) are seen from the
/// folder of the study file. Errors: it is no YAML; those of the store.
base::Result<ReadStudyFile> storedSettings(const store::Store& store);

}  // namespace coder::study
