// Properties of characters, from ICU's data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace coder::text {

/// Letters, marks, decimal digits and connecting punctuation such as "_": what \w means in Unicode (UTS #18, Annex C).
bool isWordCharacter(char32_t character);

/// Unicode White_Space.
bool isWhiteSpace(char32_t character);

enum class LetterCase : std::uint8_t { Upper, Lower, None };

/// Upper case (title case too), lower case, or None: for letters of scripts without case and for all that is no letter.
LetterCase letterCase(char32_t character);

/// Columns that a character takes on a terminal: two for wide East Asian characters, none for marks and controls, else
/// one.
std::size_t displayColumns(char32_t character);

/// True for text whose only characters over U+007F are quotation marks, dashes, ellipses and other punctuation of the
/// block U+2010-U+205E: there the ASCII meaning of \b, \w and \s is the Unicode one.
bool isPlain(std::string_view text);

}  // namespace coder::text
