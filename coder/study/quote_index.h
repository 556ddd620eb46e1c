// Where a quote stands in a text, however its white space, quotation marks and letters are written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::study {

/// What does not count when a quote is compared with a text; each takes in the one before.
enum class Likeness : std::uint8_t {
    Spaces,   ///< The length and kind of white space.
    Marks,    ///< The kind of quotation marks and apostrophes.
    Letters,  ///< Case and accents.
};

/// A text, folded once, for any number of quotes.
class QuoteIndex {
public:
    QuoteIndex(std::string_view text, Likeness likeness);

    /// All places of the quote, in order; they may overlap. Spans are of the text as it is, from the first to the last
    /// character of the quote without white space at its edges; none ends before a combining mark. None for a quote of
    /// nothing but white space. The quote is valid UTF-8 in any normalization form.
    std::vector<text::Span> find(const std::string& quote) const;

private:
    /// The character of the text that a folded byte comes from.
    struct Character {
        std::uint32_t begin;
        std::uint32_t end;
    };

    std::string fold(std::string_view text, std::vector<Character>* characters) const;
    bool endsCharacter(std::size_t& end) const;

    std::string_view text_;
    Likeness likeness_;
    std::vector<Character> characters_;  ///< By byte of `folded_`.
    std::string folded_;
};

}  // namespace coder::study
