// Sentences of a text by the rules of UAX #29 as ICU applies them, faster where that is safe, and then the
// abbreviations of a language and initials, which end no sentence ("Dr. Ruiz", "at 9 a.m. we met", "J. R. Smith").
//
// A line feed ends a sentence, and so do a carriage return, U+0085, U+2028 and U+2029: they end a paragraph. Where
// lines are wrapped, the caller passes the text with spaces in place of the line feeds.
//
// An abbreviation ends a sentence at the end of a paragraph only: "We met at 9 a.m. We talked." is one sentence.
//
// An initial is an upper-case letter other than "I" with a full stop, alone between spaces or behind an opening quote
// or bracket. It ends no sentence when the next word begins with an upper-case letter and one of these holds ("before"
// looks back to the last place where UAX #29 would break, whatever becomes of that):
// - the next word is an initial too: "I met J. R. Smith there.";
// - the word before it begins with an upper-case letter: "John D. Rockefeller";
// - no word is before it: "J. Smith came.", the "R." above.
//
// Any other such letter is taken for the end of a phrase: "We took plan B. Then we left." has two sentences. The rule
// needs no words of any language. Its price: "Uncle K. So he" and "Series A. Now" are taken for names, "my T. Rowe
// account" is cut. Of 44 such places in 0.98 million words of interviews it judged 38 rightly.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "coder/text/position.h"

namespace coder::text {

/// Splits texts into sentences. Not for use by several threads at once; make one for each.
class SentenceBreaker {
public:
    /// `abbreviations` are written with their full stops ("Dr.", "e.g.", "Ph.D."); upper and lower case of A-Z are the
    /// same. Of several parts ("et al.", "Lt.-Col.") each that ends in a full stop counts by itself.
    explicit SentenceBreaker(const std::vector<std::string>& abbreviations = {});
    SentenceBreaker(SentenceBreaker&&) noexcept;
    SentenceBreaker& operator=(SentenceBreaker&&) noexcept;
    ~SentenceBreaker();

    /// Appends the sentences of `text` (valid UTF-8) to `sentences`, in order, without the white space around them.
    /// Every character that is not white space is in exactly one sentence.
    void split(std::string_view text, std::vector<Span>& sentences);

    /// Appends the ends of the segments of UAX #29, white space included, abbreviations not considered: what split()
    /// starts from. The last is text.size(), unless the text is empty.
    void boundaries(std::string_view text, std::vector<ByteOffset>& ends);

    /// The same by ICU's sentence iterator alone: the reference.
    void boundariesWithIcu(std::string_view text, std::vector<ByteOffset>& ends);

private:
    bool goesOn(std::string_view segment, std::string_view rest) const;
    bool endsInAbbreviation(std::string_view segment) const;

    struct Icu;
    std::unique_ptr<Icu> icu_;
    std::unordered_set<std::string> abbreviations_;  ///< In lower case.
    std::size_t longestAbbreviation_ = 0;
};

}  // namespace coder::text
