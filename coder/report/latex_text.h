// Plain text as LaTeX sets it.
#pragma once

#include <string>
#include <string_view>

namespace coder::report {

/// What a LaTeX document must have for texts that were escaped.
struct LatexNeeds {
    bool t1 = false;           ///< Letters with accents and the like: \usepackage[T1]{fontenc} for pdflatex.
    bool otherScript = false;  ///< \coderscript: characters that pdflatex does not have.
};

/// The text in one line, escaped. Straight double quotes become opening and closing ones. Characters that pdflatex has
/// under the usual utf8 encoding stay as they are; some signs and Greek letters are set in math; all others stand in
/// \coderscript{...}, which is LatexScriptCommand. Adds to `needs`.
std::string latexText(std::string_view text, LatexNeeds& needs);

/// Defines \coderscript: its argument for engines that know Unicode, "?" for pdflatex.
extern const char* const LatexScriptCommand;

}  // namespace coder::report
