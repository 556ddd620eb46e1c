// Plain text as Markdown shows it again.
#pragma once

#include <string>
#include <string_view>

namespace coder::report {

/// In one line, with a backslash before what Markdown (GitHub's, pandoc's) takes for a mark.
std::string markdownText(std::string_view text);

/// The same for the begin of a paragraph, where "-", "+" and "1." would begin a list.
std::string markdownParagraph(std::string_view text);

/// For a cell of a table: line feeds are <br>.
std::string markdownCell(std::string_view text);

}  // namespace coder::report
