// One transcript file to one source.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/project/source.h"
#include "coder/text/sentences.h"
#include "coder/transcript/transcript.h"

namespace coder::import {

struct ImportedSource {
    project::Source source;
    std::string encoding;
    base::Diagnostics diagnostics;  ///< What was guessed, replaced, or not understood, with places in the file.
};

/// Reads plain text or Markdown in any encoding that text::toCanonical() knows. `name` becomes the source's name.
/// Errors: the file can't be read, or is no text.
base::Result<ImportedSource> readTranscript(const std::string& path, const std::string& name,
                                            const transcript::ParseOptions& options, text::SentenceBreaker& sentences);

}  // namespace coder::import
