// What is probably not meant in a codebook that can be read: rules that add nothing, words that find too much.
#pragma once

#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/codebook/codebook.h"
#include "coder/match/compiled_codebook.h"

namespace coder::study {

/// Looks at codes and rules alone, without any text. `words` are the words of a study, if there is one: stems that
/// surprise are told of the words that really occur. Errors: the language has no stemmer.
base::Result<base::Diagnostics> lint(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled,
                                     const std::vector<std::string>& words);

}  // namespace coder::study
