// Texts of cells, as the formats can hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coder::report {

/// Valid UTF-8 of characters that XML 1.0 and LaTeX can hold: line ends are LF, bytes that are no UTF-8 become U+FFFD,
/// control characters other than tab and line feed, U+FFFE and U+FFFF are left out.
std::string clean(std::string_view text);

/// The same in one line: tabs and line feeds become blanks.
std::string oneLine(std::string_view text);

/// The lines of a clean text; one, perhaps empty, at least.
std::vector<std::string> linesOf(std::string_view text);

}  // namespace coder::report
