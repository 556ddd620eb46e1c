// How much room texts take, and how they are broken into lines. Needs the application of application.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "coder/figures/scene.h"

namespace coder::figures {

/// The families that texts are set in, first choice first; the last is generic in SVG.
const std::vector<std::string>& fontFamilies();

/// Fonts are made at this size in pixels and without hinting, and scaled to that of the letters: widths then grow
/// evenly with the size, whatever the device. (Qt rounds a font's size to whole pixels.)
constexpr int FontPixels = 200;

/// Height of a line of wrapped text.
inline double lineHeight(const Letters& letters) { return letters.size * 1.18; }

/// From a line's middle down to the base line of letters that shall look centred on it.
inline double middleToBase(const Letters& letters) { return letters.size * 0.36; }

/// The text as it can stand in one line of a figure and in XML: valid UTF-8; white space as single spaces; without
/// control characters, noncharacters and marks that change the direction of what follows. Of texts over 10,000 bytes
/// the rest is cut.
std::string cleaned(std::string_view text);

/// In points. `text` is cleaned.
double textWidth(std::string_view text, const Letters& letters);

struct Wrapped {
    std::vector<std::string> lines;  ///< None for an empty text.
    bool cut = false;                ///< The last line ends in an ellipsis.
    bool broken = false;             ///< A word stands on two lines.
    double width = 0;                ///< Of the longest line.
};

/// Breaks a text into at most `maxLines` lines (1 or more) of `width` points, at spaces and where else Unicode allows
/// it (UAX #14), and inside words that are longer than a line. What does not fit is cut. `text` need not be clean.
Wrapped wrap(std::string_view text, double width, std::size_t maxLines, const Letters& letters);

}  // namespace coder::figures
