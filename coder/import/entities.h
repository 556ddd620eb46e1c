// Character references of HTML and WebVTT.
#pragma once

#include <string>
#include <string_view>

namespace coder::import {

/// The text with "&amp;", "&#8217;", "&#x2019;" and the named characters of HTML 4 decoded. Numbers that are no
/// character become U+FFFD, those from 128 to 159 what Windows-1252 has there, as browsers do; unknown names stay.
std::string decodedEntities(std::string_view text);

/// Appends a code point as UTF-8; U+FFFD for what is none.
void appendCodePoint(std::string& text, char32_t codePoint);

}  // namespace coder::import
