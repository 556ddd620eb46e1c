// The transcripts in a folder or in a ZIP archive.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/import/transcript_file.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// One transcript: a file, or a file in an archive.
struct TranscriptEntry {
    std::string path;    ///< Of the file or the archive.
    std::string member;  ///< The name in the archive; empty for files.
    std::string name;    ///< The file's name without folder and ending.

    /// As it stands in diagnostics: "interviews.zip/P07.docx".
    std::string shownPath() const { return member.empty() ? path : path + "/" + member; }
};

struct TranscriptList {
    std::vector<TranscriptEntry> entries;  ///< In the order of their shown paths.
    base::Diagnostics diagnostics;         ///< What was passed over, and why.
};

/// A file gives itself; a folder the files in it and in its folders (links to folders are not
/// followed, with a warning); an archive its
/// members, but for those with hostile names, with a warning. Names that begin with a full stop and what macOS and
/// Windows leave behind (__MACOSX, Thumbs.db, desktop.ini) are passed over. Archives in archives and in folders are
/// passed over with a warning. Errors: what can't be opened.
base::Result<TranscriptList> listTranscripts(const std::string& path);

/// Reads entries one after the other; an archive stays open until another is asked for. One for each thread.
class TranscriptReader {
public:
    TranscriptReader(transcript::ParseOptions options, text::SentenceBreaker sentences, ImportOptions how = {});

    /// Errors: the file can't be read; as readTranscriptBytes(); for members also what ZipReader finds.
    base::Result<ImportedSource> read(const TranscriptEntry& entry);

private:
    base::Result<std::string> readMember(const TranscriptEntry& entry);

    transcript::ParseOptions options_;
    text::SentenceBreaker sentences_;
    ImportOptions how_;
    std::string archivePath_;
    std::optional<ZipReader> archive_;
};

}  // namespace coder::import
