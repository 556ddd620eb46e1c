// What labels and times need to know about single characters. Not a replacement of ICU: only the letters that labels
// begin with.
#pragma once

#include <cstdint>

namespace coder::transcript {

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool isAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool isAsciiLetter(char c) { return isAsciiUpper(c) || isAsciiLower(c); }
inline bool isBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 0x80U; }

enum class LetterCase : std::uint8_t { Upper, Lower, None };

/// The case of a letter of the Latin, Greek, Armenian or Cyrillic script; None for everything else, so that scripts
/// without case are told apart from both.
LetterCase letterCase(char32_t character);

}  // namespace coder::transcript
