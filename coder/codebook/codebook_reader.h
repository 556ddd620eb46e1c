// Codebooks from YAML (docs/formats/codebook.md).
#pragma once

#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"

namespace coder::codebook {

struct ReadCodebook {
    Codebook codebook;
    base::Diagnostics diagnostics;
};

/// Reads a codebook. What is wrong in it is a diagnostic of severity error with its line and column, and the least
/// thing that it is wrong in is left out: a rule with any fault in it or in a list that it uses, an example, a text; a
/// code, with all under it, only when its `code` is missing, unusable or taken. The rest is read. Unknown keys name the
/// nearest known one. A code without rules and codes, and a codebook without title, version or language, are warnings.
/// Errors (nothing can be read): Invalid or Unsupported when the text is no YAML, is no mapping or has no `codes`;
/// those of loadLanguage(). `file` is for messages and for finding languages/ beside it.
base::Result<ReadCodebook> readCodebook(std::string_view yaml, const std::string& file);

}  // namespace coder::codebook
