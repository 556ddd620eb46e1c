// A document's blocks as HTML, for files of their own and for parts of other pages.
#pragma once

#include <cstdint>
#include <string>

#include "coder/report/document.h"

namespace coder::report {

/// The blocks without the page around them. The highest level among the headings becomes h`top`, the others follow, and
/// no heading skips a level or is below h6. `top` is 1 to 6.
std::string htmlBlocks(const Document& document, std::uint32_t top);

}  // namespace coder::report
