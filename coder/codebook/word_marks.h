// Words with their marks, as phrases and queries write them: `word`, `=word`, `word*`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/codebook/phrase.h"
#include "coder/text/position.h"
#include "coder/text/words.h"

namespace coder::codebook {

/// What kept a pattern from being read, with the byte in it where that stands.
struct PatternFault {
    std::size_t at = 0;
    std::string message;
    std::string remedy;
};

/// The error that a fault in `pattern` is: the place has the column in code points from 1.
base::Unexpected faultError(std::string_view pattern, const PatternFault& fault);

/// The words of `run`, which has no white space and no other syntax than the marks = and *.
struct MarkedWords {
    PhraseSequence nodes;  ///< Empty where there is only punctuation.
    text::Span span;       ///< From the first word's beginning to the last one's end, without marks, in `run`.
};

/// Reads `run`; the fault's position is one in `run`. "work-life" gives two words, "don't" one, "=work-life" two exact
/// ones; of "work-lif*" the last is a prefix.
std::optional<PatternFault> readMarkedWords(std::string_view run, text::WordBreaker& breaker, MarkedWords& words);

/// The offset of the first white space (Unicode) at or after `at`, or text.size().
std::size_t findSpace(std::string_view text, std::size_t at);
/// The offset of the first character at or after `at` that is no white space, or text.size().
std::size_t skipSpace(std::string_view text, std::size_t at);

/// What is wrong with the bytes of a pattern, if anything: no UTF-8, or longer than any pattern.
std::optional<PatternFault> checkPatternText(std::string_view pattern);

/// The text without white space at its edges.
std::string trimmed(std::string_view text);

}  // namespace coder::codebook
