// The first of two steps of reading a query: its text taken apart into tokens. query.cpp makes a tree of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/codebook/query.h"
#include "coder/codebook/word_marks.h"

namespace coder::codebook {

struct QueryToken {
    enum class Kind : std::uint8_t { Phrase, Field, And, Or, Not, Near, Open, Close, End };
    Kind kind = Kind::End;
    std::size_t at = 0;     ///< Byte in the query.
    PhraseSequence phrase;  ///< Phrase: a word, a hyphenated word, or what stands in quotes.
    std::uint32_t within = 0;
    std::string name;
    std::string value;
};

/// Appends the tokens of `query` and an End token. Punctuation is left out.
std::optional<PatternFault> scanQuery(std::string_view query, text::WordBreaker& breaker,
                                      std::vector<QueryToken>& tokens);

}  // namespace coder::codebook
