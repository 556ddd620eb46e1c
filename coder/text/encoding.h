// From the bytes of a file to canonical text: valid UTF-8, no byte order mark, LF line ends, Normalization Form C.
#pragma once

#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/text/offset_map.h"

namespace coder::text {

/// What was done to make canonical text of a file's bytes. All of it can be told to the user.
struct Canonical {
    std::string text;
    OffsetMap original;             ///< Offsets of `text` to offsets in the file's bytes.
    std::string encoding;           ///< Name by IANA: "UTF-8", "UTF-16LE", "windows-1252", ...
    bool guessed = false;           ///< The encoding was guessed from the bytes.
    int confidence = 100;           ///< Of the guess, 0 to 100, as ICU's detector gives it.
    std::size_t lineEnds = 0;       ///< CRLF and CR line ends that became LF.
    std::size_t composed = 0;       ///< Places where NFC changed characters.
    std::size_t replaced = 0;       ///< Bad bytes (in encodings of several bytes: sequences) that became U+FFFD.
    base::Diagnostics diagnostics;  ///< Guesses, replaced bytes and NUL characters, with line and column.
};

/// Decodes UTF-8 with or without byte order mark, UTF-16 and UTF-32 by their byte order mark, UTF-16 also without it,
/// and else what ICU's detector finds most likely. Text that is UTF-8 but for a few bytes stays UTF-8; those bytes
/// become U+FFFD with a diagnostic. `file` names the file in diagnostics. Errors: Unsupported for files that are no
/// text (ZIP, PDF, RTF, many NUL bytes or, outside UTF-8, many controls).
base::Result<Canonical> toCanonical(std::string bytes, const std::string& file);

/// The same for bytes whose encoding is known, by any name that ICU knows ("windows-1252", "shift_jis"). Bytes that are
/// none of it become U+FFFD. Errors: Unsupported for an unknown encoding.
base::Result<Canonical> toCanonical(std::string_view bytes, const std::string& encoding, const std::string& file);

/// Valid UTF-8 in Normalization Form C, with LF line ends. Only for pieces of a file: their places are not kept.
std::string composed(std::string text);

}  // namespace coder::text
