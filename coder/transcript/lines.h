// Lines of a text, what of them is no speech in Markdown, and whether they are wrapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::transcript {

/// [begin, end) without the Unicode white space at both ends; empty, and at `begin`, when there is nothing else.
text::Span trimmed(std::string_view text, std::size_t begin, std::size_t end);

/// Hands out the lines of a part of a text one by one, without their line feeds.
class LineReader {
public:
    LineReader(std::string_view text, std::size_t begin, std::size_t end) : text_(text), next_(begin), end_(end) {}

    /// False when there is no further line.
    bool next(text::Span& line);

private:
    std::string_view text_;
    std::size_t next_;
    std::size_t end_;
};

/// True for a Markdown heading ("## Part two") or horizontal rule ("---", "* * *"). `line` is trimmed.
bool isHeadingOrRule(std::string_view line);

/// Finds out from the distribution of line lengths whether a file is wrapped.
///
/// Who wraps text breaks a line where the next word does not fit any more. So, of all lines that another line of the
/// same paragraph follows, let the width be the length that 95 % of them do not exceed. The file is wrapped when the
/// width is from 32 to 132 characters and at least three quarters of those lines would with the next line's first word
/// be longer than nine tenths of the width (people wrap less strictly than programs). With fewer than three such lines
/// nothing can be told, and the file is taken as not wrapped.
class WrapDetector {
public:
    enum class Line : std::uint8_t {
        Speech,      ///< Goes on with the line before if that is not blank.
        TurnBegin,   ///< Begins with what may be a label: the line before was the last of its paragraph.
        LabelAlone,  ///< Has nothing but what may be a label: as TurnBegin, and its end is no wrapped one either.
    };

    /// To be called for each line that is not blank, in order; `line` with its indentation and without space at its
    /// end.
    void add(std::string_view line, Line kind);
    /// A blank line, a heading: the paragraph ends.
    void endParagraph() { hasPrevious_ = false; }

    bool wrapped() const;

private:
    /// A line that another one follows: its length, and what it would be with the next line's first word; in
    /// characters.
    struct Sample {
        std::uint16_t length;
        std::uint16_t withNextWord;
    };

    std::vector<Sample> samples_;
    bool hasPrevious_ = false;
    std::uint16_t previousLength_ = 0;
};

}  // namespace coder::transcript
