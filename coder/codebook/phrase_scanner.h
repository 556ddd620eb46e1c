// The first of two steps of reading a phrase pattern: its text taken apart into tokens. phrase.cpp makes a tree of
// them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/codebook/phrase.h"
#include "coder/codebook/word_marks.h"

namespace coder::codebook {

struct PhraseToken {
    enum class Kind : std::uint8_t {
        Words,          ///< What stands without a space: "put*", "=my", the two words of "work-life".
        Any,            ///< ?
        Gap,            ///< ..N
        List,           ///< <name>
        Bar,            ///< |
        OpenGroup,      ///< (
        CloseGroup,     ///< )
        OpenOptional,   ///< [
        CloseOptional,  ///< ]
        End,
    };
    Kind kind = Kind::End;
    std::size_t at = 0;  ///< Byte in the pattern.
    PhraseSequence words;
    std::uint32_t gap = 0;
    std::string name;
};

/// Appends the tokens of `pattern` and an End token. Punctuation is left out.
std::optional<PatternFault> scanPhrase(std::string_view pattern, text::WordBreaker& breaker,
                                       std::vector<PhraseToken>& tokens);

}  // namespace coder::codebook
