// One transcript file, of any format, to one source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/column_choice.h"
#include "coder/import/document.h"
#include "coder/import/format.h"
#include "coder/project/source.h"
#include "coder/text/sentences.h"
#include "coder/transcript/transcript.h"

namespace coder::import {

/// How files are read, beside what is known of their speakers.
struct ImportOptions {
    ColumnNames columns = {};   ///< Of tables: .csv, .tsv, .xlsx.
    bool keepBytes = false;     ///< Fill ImportedSource::bytes.
    bool keepComments = false;  ///< Somebody keeps ImportedSource::comments: they are not said to be left out.
};

struct ImportedSource {
    project::Source source;
    std::vector<std::uint32_t> speakerPlaces;  ///< By speaker: where the first turn begins, a line or what stands for
                                               ///< it in places of diagnostics; 0 if not known.
    std::string encoding;  ///< Of text files; "UTF-8" for files that say theirs themselves, such as Word's.
    std::string bytes;     ///< Of the file, where they were asked for.
    std::optional<int> encodingConfidence;  ///< Of a guess, 0 to 100; none where the file leaves no doubt.
    Recognised format;
    std::vector<Dropped> dropped;         ///< What the file has and the text has not.
    std::vector<PlacedComment> comments;  ///< Of Word, OpenDocument and RTF files, in the order of the text.
    base::Diagnostics diagnostics;  ///< What was guessed, replaced, or not understood, with places in the file. Of
                                    ///< files that have no lines, the number of a paragraph, row or segment from 1.
};

/// Reads a transcript in any format of format.h but ZIP archives; `name` becomes the source's name, `path` gives the
/// ending, and the place in diagnostics. Errors: the file is encrypted, damaged beyond reading, or of a kind that holds
/// no transcript.
base::Result<ImportedSource> readTranscriptBytes(std::string bytes, const std::string& path, const std::string& name,
                                                 const transcript::ParseOptions& options,
                                                 text::SentenceBreaker& sentences, const ImportOptions& how = {});

}  // namespace coder::import
