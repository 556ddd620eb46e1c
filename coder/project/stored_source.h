// Sources as a study keeps them. The text itself is in the revision: see Source.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/guid.h"

namespace coder::project {

struct StoredSource {
    base::Guid guid;
    std::string name;     ///< Unique in the study.
    base::Guid revision;  ///< The one that counts now.

    friend bool operator==(const StoredSource&, const StoredSource&) = default;
};

/// A source's text at one time. Never changes; a corrected transcript is another revision.
struct Revision {
    base::Guid guid;
    base::Guid source;
    std::uint32_t number = 1;  ///< From 1, in the order of import.
    std::string path;          ///< Of the file it was imported from.
    std::string file;          ///< SHA-256 of the file's bytes, in lower-case hexadecimal.
    std::string text;          ///< SHA-256 that names canonical text and structure together, likewise.
    std::string format;        ///< "Word (.docx)", "WebVTT", ...
    std::string encoding;      ///< Of text files; "UTF-8" for others.
    std::string imported;      ///< As base::utcNow() writes it.

    friend bool operator==(const Revision&, const Revision&) = default;
};

}  // namespace coder::project
