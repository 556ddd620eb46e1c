// Texts in other encodings, for tests of decoding.
#pragma once

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace coder::text::test {

/// UTF-8 text in an encoding that ICU knows, without byte order mark. Every character must be in it.
inline std::string encoded(std::string_view text, const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(encoding, &status);
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string bytes(text.size() * 4 + 16, '\0');
    const auto utf16 =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    const std::int32_t length = ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                                utf16.getBuffer(), utf16.length(), &status);
    ucnv_close(converter);
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("the text is not in ") + encoding + ": " + u_errorName(status));
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

/// The byte order mark in an encoding of Unicode.
inline std::string mark(const char* encoding) { return encoded("\uFEFF", encoding); }

}  // namespace coder::text::test
