// A codebook as papers print it in an appendix, and as spreadsheets have it.
#pragma once

#include <string>

#include "coder/codebook/codebook.h"
#include "coder/report/document.h"

namespace coder::report {

/// Title, version and source, then each code under its group: name, path, definition, when to use it and when not,
/// examples and close calls. Rules are not for readers of papers and are left out.
Document codebookDocument(const codebook::Codebook& codebook);

/// code,parent,name,valence,definition,include,exclude,examples,counterexamples,rules: one line for each code, with one
/// example a line in its cell and the number of rules. `coder codebook import` reads it.
std::string codebookCsv(const codebook::Codebook& codebook);

}  // namespace coder::report
