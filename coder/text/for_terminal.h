// Texts of others on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace coder::text {

/// What a terminal may be sent of a text that somebody else wrote: no character of it moves the cursor, changes
/// colours, or turns the order of what stands around it. Controls but tab and line feed, and bytes that are not UTF-8,
/// become U+FFFD; overrides of the direction are written out, "[U+202E]"; embeddings and isolates are left out.
std::string forTerminal(std::string_view text);

}  // namespace coder::text
