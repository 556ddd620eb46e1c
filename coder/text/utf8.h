// The few things about UTF-8 that several modules need.
#pragma once

#include <cstddef>
#include <string_view>

namespace coder::text {

/// True for the bytes 0x80-0xBF, which continue a character.
inline bool isContinuationByte(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// The offset of the first byte over 0x7F, or text.size().
std::size_t firstNonAscii(std::string_view text);

inline bool isAscii(std::string_view text) { return firstNonAscii(text) == text.size(); }

/// The offset of the first byte that does not belong to valid UTF-8 (RFC 3629: no surrogates, no overlong forms, at
/// most U+10FFFF), or text.size().
std::size_t firstInvalidUtf8(std::string_view text);

/// The code point at `at` of valid UTF-8 and, in `at`, the offset behind it.
char32_t nextCodePoint(std::string_view text, std::size_t& at);

/// Number of code points in valid UTF-8.
std::size_t countCodePoints(std::string_view text);

/// The length of the longest prefix of valid UTF-8 that has at most `codePoints` code points.
std::size_t prefixOfCodePoints(std::string_view text, std::size_t codePoints);

}  // namespace coder::text
