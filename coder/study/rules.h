// A codebook with its rules compiled: what a study codes with, and what is checked without one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "coder/codebook/codebook.h"
#include "coder/match/compiled_codebook.h"

namespace coder::store {
class Store;
}

namespace coder::study {

struct Rules {
    std::unique_ptr<codebook::Codebook> codebook;  ///< On the heap, since the compiled codebook borrows it.
    match::CompiledCodebook compiled;
    base::Diagnostics diagnostics;  ///< Of reading and compiling.
};

/// Errors: the file can't be read, or is no codebook.
base::Result<Rules> readRules(const std::string& path);

/// The same of a codebook's text; `file` is for messages, and its folder for languages/ beside it.
base::Result<Rules> readRulesText(std::string_view yaml, const std::string& file);

/// The codebook that a study file has; one without codes where it has none. Errors: those of the store, and as above.
base::Result<Rules> readStoredRules(const store::Store& store);

/// A codebook without codes: what sources can be read with. Errors: there is no such language.
base::Result<Rules> noRules(const std::string& language);

}  // namespace coder::study
