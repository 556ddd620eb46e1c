// Where the sources of a study are, and how they are read.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/import/transcript_list.h"

namespace coder::store {
class Store;
}

namespace coder::study {

struct Study;

/// A transcript's file, which is parsed each time, or a revision in a study file, which was parsed when it was
/// imported.
struct StudySource {
    std::string name;
    import::TranscriptEntry file;
    base::Guid guid;                     ///< Of the source in a study file.
    std::optional<base::Guid> revision;  ///< If set, `file` is not read again.
    std::string encoding;                ///< Of the revision's file.
};

/// Reads sources of one study, one after the other; one for each thread.
class SourceReader {
public:
    /// Errors: the study file can't be opened.
    static base::Result<SourceReader> make(const Study& study);
    SourceReader(SourceReader&&) noexcept;
    ~SourceReader();

    /// Errors: as import::TranscriptReader, or store::Store::source().
    base::Result<import::ImportedSource> read(const StudySource& source);

    /// The study file; null for a study.yaml.
    const store::Store* store() const { return store_.get(); }

private:
    SourceReader(import::TranscriptReader files, std::unique_ptr<store::Store> store);
    base::Result<import::ImportedSource> readStored(const StudySource& source);

    import::TranscriptReader files_;
    std::unique_ptr<store::Store> store_;
};

}  // namespace coder::study
