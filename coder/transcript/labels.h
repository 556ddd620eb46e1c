// What may be a speaker's label at the beginning of a line, by its form alone. Whether it is one depends on the whole
// file: see label_choice.h.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "coder/text/position.h"

namespace coder::transcript {

enum class LabelForm : std::uint8_t {
    Colon,   ///< "Ana: text", "[00:12] Ana: text", "Ana (00:12): text", "Ana:" with the speech on the next lines.
    Marked,  ///< "**Ana:** text", "**Ana**: text", "__Ana__ [00:12] text".
    Timed,   ///< "Ana 00:12" or "[00:12] Ana" alone on its line.
    Alone,   ///< "ANA" alone on its line.
};
inline constexpr std::size_t LabelFormCount = 4;

struct LabelCandidate {
    std::uint32_t line = 0;    ///< Offset of the line's first character that is not white space.
    text::Span label;          ///< Without markup, time and colon.
    std::uint32_t speech = 0;  ///< Where the speech begins: behind the label, its time and the spaces after them.
    LabelForm form = LabelForm::Colon;
    bool timed = false;        ///< A time stands before or in the label. One behind the colon does not count.
    bool tight = false;        ///< The colon is followed by no space.
    bool afterBlank = false;   ///< A blank line, a heading or nothing stands before the line. Set by the caller.
    bool beforeBlank = false;  ///< The same behind the line. Set by the caller.
    std::optional<std::chrono::milliseconds> time;
};

/// The longest text before the speech that is looked at, in bytes.
inline constexpr std::size_t LongestLabelBytes = 120;
/// A name has at most five words; more are a sentence.
inline constexpr std::size_t MostLabelWords = 5;

/// Looks at one line, trimmed. Nothing is copied; the cost does not depend on the line's length.
std::optional<LabelCandidate> matchLabel(std::string_view text, text::Span line);

/// What a label looks like.
enum class LabelShape : std::uint8_t {
    Code,    ///< Has a digit: "P07", "Speaker 1".
    Caps,    ///< "INTERVIEWER", "Q".
    Name,    ///< Several words with capitals: "Dr. Ruiz", "Maria de la Cruz".
    Word,    ///< One word with a capital: a name, or just a word such as "Note".
    Phrase,  ///< Other words have no capital, or the script has none: "Speaker one", "Here is the thing"; or only
             ///< digits.
    Lower,   ///< Begins in lower case.
};

LabelShape labelShape(std::string_view label);

/// What two spellings of one label have in common: without case and accents, with single spaces, without a full stop at
/// its end.
std::string labelKey(std::string_view label);

/// The key of a code's letters: "p" for the keys "p07", "p 7" and "p-07"; empty where no number ends the key or nothing
/// is before it.
std::string_view keyWithoutNumber(std::string_view key);

}  // namespace coder::transcript
