// The tokens of RTF 1.9: braces, control words with their numbers, and bytes of text.
#pragma once

#include <cstdint>
#include <string_view>

namespace coder::import {

struct RtfToken {
    enum class Kind : std::uint8_t {
        Open,
        Close,
        Word,    ///< "\par", "\u8217"; also control symbols such as "\~", whose name is one character.
        Hex,     ///< "\'e9": `number` is the byte.
        Text,    ///< Bytes in the code page in use, without line ends.
        Binary,  ///< "\bin", with its bytes; no text.
        End,
    };

    Kind kind = Kind::End;
    std::string_view text;  ///< The name of a word, the bytes of text.
    std::int32_t number = 0;
    bool hasNumber = false;
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}

    RtfToken next();
    std::size_t offset() const { return at_; }

private:
    RtfToken readControl();
    RtfToken readHex();

    std::string_view bytes_;
    std::size_t at_ = 0;
};

}  // namespace coder::import
