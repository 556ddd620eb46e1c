// Words of a text by the rules of UAX #29 (Unicode word boundaries) as ICU applies them, faster where that is safe.
//
// A word is a segment with at least one letter or digit: "don't" is one word, "work-life" is two, "[laughs]" has one.
// (ICU 72 takes "@" for a letter, so that mail addresses stay whole, and a run of two or more low lines for a word.)
// Paragraphs of simple characters (most of what Latin, Greek and Cyrillic text consists of) are split by a small
// automaton over ICU's own property data; a paragraph with anything else goes through ICU's iterator. Both give the
// same result (tests).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::text {

/// Splits texts into words. Not for use by several threads at once; make one for each.
class WordBreaker {
public:
    WordBreaker();
    WordBreaker(WordBreaker&&) noexcept;
    WordBreaker& operator=(WordBreaker&&) noexcept;
    ~WordBreaker();

    /// Appends the words of `text` (valid UTF-8) to `words`, in order, as spans of bytes in `text`.
    void split(std::string_view text, std::vector<Span>& words);

    /// The same by ICU's word iterator alone: the reference, at a sixth of the speed.
    void splitWithIcu(std::string_view text, std::vector<Span>& words);

private:
    struct Icu;
    std::unique_ptr<Icu> icu_;
};

}  // namespace coder::text
