// Text that nobody vouches for, in HTML and in JSON inside HTML.
#pragma once

#include <string>
#include <string_view>

namespace coder::report {

/// The same text with U+001A (substitute) in place of each byte that does not belong to valid UTF-8: as many bytes as
/// before, so that positions hold.
std::string validUtf8(std::string_view text);

/// For text between tags and for attributes in quotes. Controls other than tab and line ends, and bytes that are no
/// UTF-8, become U+FFFD; U+202D and U+202E, which turn the order of what follows, are written out as "[U+202E]".
std::string htmlEscaped(std::string_view text);

/// A JSON string with its quotation marks, in which "<" is escaped: it can end no script element. Characters stay as
/// they are otherwise; bytes that are no UTF-8 become U+001A.
std::string jsonStringInHtml(std::string_view text);

}  // namespace coder::report
