// Reading and running a codebook without a study: does it load, and are its examples coded as they should be?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/study/coding_run.h"
#include "coder/study/rule_figures.h"

namespace coder::study {

/// An example of one code that rules of another one, neither above nor under it, code too.
struct CrossTalk {
    std::uint32_t code = 0;   ///< Index in Codebook::codes: whose example it is.
    std::uint32_t other = 0;  ///< The code that it gets besides.
    std::vector<std::string> rules;
    codebook::Example example;
};

struct CodebookCheck {
    codebook::Codebook codebook;
    base::Diagnostics
        diagnostics;             ///< Of reading and compiling, then of the examples, then what is probably not meant.
    std::uint64_t rules = 0;     ///< That could be compiled.
    std::uint64_t examples = 0;  ///< Run: examples and counterexamples.
    std::uint64_t failures = 0;  ///< Examples not coded with their code, counterexamples coded with it.
    std::vector<CrossTalk> crossTalk;
    std::optional<RuleFigures> figures;  ///< With a study.
};

/// Reads the codebook and codes each example as if a participant had said it; for rules with a speaker or `where`, as
/// if the right one had. An example must get its code or one below, a counterexample must not. `study`, if not empty,
/// names a study: its sources are coded too, for figures of each rule, with the estimates that a study file keeps. An
/// empty `path` is the codebook of that study file. Errors: the file can't be read, or is no codebook; the study can't
/// be used.
base::Result<CodebookCheck> checkCodebook(const std::string& path, const std::string& study = {},
                                          const RunOptions& options = {});

}  // namespace coder::study
