// A source: one transcript as imported.
#pragma once

#include <string>

#include "coder/transcript/transcript.h"

namespace coder::project {

/// Immutable once imported: all spans in `transcript` are positions in `text`.
struct Source {
    std::string name;    ///< How people and tables call it: the file's name without its ending.
    std::string path;    ///< Of the file it was imported from.
    std::string sha256;  ///< Of the file's bytes, in lower-case hexadecimal.
    std::string text;    ///< Canonical text (see text/encoding.h).
    transcript::Transcript transcript;
};

}  // namespace coder::project
