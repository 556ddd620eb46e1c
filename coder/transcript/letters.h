// The characters of ASCII that times and labels are made of.
#pragma once

namespace coder::transcript {

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }
inline bool isAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool isAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool isAsciiLetter(char c) { return isAsciiUpper(c) || isAsciiLower(c); }
inline bool isBeyondAscii(char c) { return static_cast<unsigned char>(c) >= 0x80U; }

}  // namespace coder::transcript
