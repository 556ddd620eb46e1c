// Language files from YAML (docs/formats/language.md).
#pragma once

#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/codebook/language.h"

namespace coder::codebook {

/// Reads the text of a language file. A language file with anything wrong in it is not used at all, since what it
/// leaves out would change results unseen: the error is the first one found and says how many more there are. `file` is
/// for places.
base::Result<Language> readLanguage(std::string_view yaml, const std::string& file);

}  // namespace coder::codebook
