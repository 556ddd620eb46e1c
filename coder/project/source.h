// A source: one transcript as imported.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "coder/transcript/transcript.h"

namespace coder::project {

/// Where in the recording a passage is.
struct TimeMark {
    text::Span span;  ///< Of Source::text: the words of one caption, segment or table row.
    std::chrono::milliseconds begin{0};
    std::optional<std::chrono::milliseconds> end;
};

/// Immutable once imported: all spans in `transcript` are positions in `text`.
struct Source {
    std::string name;    ///< How people and tables call it: the file's name without its ending.
    std::string path;    ///< Of the file it was imported from.
    std::string sha256;  ///< Of the file's bytes, in lower-case hexadecimal.
    std::string text;    ///< Canonical text (see text/encoding.h).
    transcript::Transcript transcript;
    std::vector<TimeMark>
        times;  ///< In the order of the text, disjoint; empty where the file tells no more than turns.
};

}  // namespace coder::project
