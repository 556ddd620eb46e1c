// Codes as people keep them elsewhere, in spreadsheets and in lists, made into a codebook's YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/base/diagnostic.h"

namespace coder::codebook {

/// A code without rules, with the codes under it.
struct OutlineCode {
    std::string id;  ///< [a-z0-9-]+, made from the name where none is given; no two siblings have the same.
    std::string name;
    std::string definition;
    std::string include;
    std::string exclude;
    std::string valence;  ///< Empty where not given.
    std::vector<std::string> examples;
    std::vector<std::string> counterexamples;
    std::vector<OutlineCode> codes;
};

struct Outline {
    std::vector<OutlineCode> codes;
    base::Diagnostics diagnostics;  ///< Rows and lines that were left out or changed.
};

/// Reads a table with a header line. Columns, by any of these names: code (id), name (label, title), parent (group,
/// category), valence, definition (description, memo), include, exclude, examples (one a line in the cell),
/// counterexamples. One of code and name must be there. A parent is a code's path, id or name. Rows whose parent is not
/// there, or that are their own ancestors, stand at the top, and are told of.
Outline readOutlineCsv(std::string_view text, const std::string& file);

/// Reads a list with one code a line, codes under others indented by blanks or tabs: `Name` or `Name: definition`.
/// Bullets
/// (-, *, +) and numbers (1., 1.2) before a name are left out.
Outline readOutlineList(std::string_view text, const std::string& file);

/// A codebook file with these codes, to be completed by rules.
std::string toYaml(const std::vector<OutlineCode>& codes, const std::string& title, const std::string& language);

}  // namespace coder::codebook
