// Builds the index of a study and keeps it up to date, source by source.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/base/result.h"
#include "coder/project/source.h"
#include "coder/search/index.h"

namespace coder::search {

/// Attributes of a speaker's case: name and value.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// Attributes of each speaker of a source, by index in Transcript::speakers; may be shorter: the others have none.
using SpeakerAttributes = std::vector<Attributes>;

/// Nothing is seen by readers, and nothing stays on disk, before commit(): a writer that is destroyed or killed leaves
/// the index as it was. After an error of any function but open() the writer can only be destroyed. One thread at a
/// time; one writer per folder at a time, over all programs.
///
/// Costs about half a second for each megabyte of speech, and four times its size on disk.
class IndexWriter {
public:
    /// Opens or makes the index in `folder` (see index_folder.h for what folders are taken). An index that is damaged,
    /// in another language or of another version is thrown away and begun anew; diagnostics() says so. `language` as
    /// for text::WordFormer. Errors: Unsupported (language), Invalid (a folder with other things in it), Unwritable
    /// (another program is writing; permissions; disk).
    static base::Result<IndexWriter> open(const std::string& folder, std::string_view language);

    /// An index that leaves no trace on disk, for a few sources: it finds the same, but has to look at the words of
    /// every turn that could have a phrase or a NEAR. Readers see everything at once, without commit().
    static base::Result<IndexWriter> inMemory(std::string_view language);

    IndexWriter(IndexWriter&&) noexcept;
    IndexWriter& operator=(IndexWriter&&) noexcept;
    ~IndexWriter();

    /// Why an index was begun anew, as a note; else empty.
    const base::Diagnostics& diagnostics() const;

    /// True when the source is indexed just like this: same text, turns, speakers, roles and attributes.
    base::Result<bool> isCurrent(const project::Source& source, const SpeakerAttributes& attributes);

    /// Indexes all turns of the source in place of what is there under its name; nothing to do if it isCurrent(). True
    /// if there was.
    base::Result<bool> replace(const project::Source& source, const SpeakerAttributes& attributes);

    /// Takes out all sources whose names are not in `keep`.
    base::Status removeOthers(const std::vector<std::string>& keep);

    base::Status commit();

    /// A reader: of the same memory, or of the folder as last committed.
    base::Result<Index> reader() const;

private:
    struct State;
    explicit IndexWriter(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace coder::search
