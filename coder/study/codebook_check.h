// Reading and running a codebook without a study: does it load, and are its examples coded as they should be?
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"

namespace coder::study {

struct CodebookCheck {
    codebook::Codebook codebook;
    base::Diagnostics diagnostics;  ///< Of reading and compiling, then of the examples.
    std::uint64_t rules = 0;        ///< That could be compiled.
    std::uint64_t examples = 0;     ///< Run: examples and counterexamples.
    std::uint64_t failures = 0;     ///< Examples not coded with their code, counterexamples coded with it.
};

/// Reads the codebook and codes each example as if a participant had said it; for rules with a speaker or `where`, as
/// if the right one had. An example must get its code or one below, a counterexample must not. Errors: the file can't
/// be read, or is no codebook.
base::Result<CodebookCheck> checkCodebook(const std::string& path);

}  // namespace coder::study
