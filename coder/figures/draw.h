// Pictures of figures, as the bytes of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/figures/figure.h"

namespace coder::figures {

enum class FileType : std::uint8_t { Svg, Pdf, Png };

/// The type of a name's ending, ".svg", "svg" or "figure2.SVG"; nothing for other endings.
std::optional<FileType> fileTypeByName(std::string_view name);

/// The sheet that a figure is drawn on.
struct Page {
    double widthMm = 174;             ///< 40 to 1000. Two columns of a journal; one is 85.
    double heightMm = 0;              ///< At most 2000; 0: as much as needed.
    std::string language = "en";      ///< Of the texts, BCP 47: for screen readers and the choice of glyphs.
    bool title = true;                ///< Print the title over the figure.
    bool caption = true;              ///< Print the caption below; off where the page around has it.
    std::string idPrefix = "figure";  ///< Begins every id in the SVG, so that several can stand in one HTML page.
    std::uint32_t dpi = 300;          ///< Of PNG, 30 to 1200.
};

/// Draws a figure. Letters are 7 to 9 points high in print whatever the width, in Arial or what takes its place; in SVG
/// and PDF they are text. Colours tell apart without colour vision and in grey print.
///
/// SVG can be put into an HTML page as it is: no style element or attribute, no script, nothing from elsewhere.
///
/// The same figure and page give the same bytes on machines with the same fonts and the same Qt. Figures without data
/// say that there is nothing to show. Errors: Invalid for a page outside the ranges above, for one that is too low (the
/// message says what is needed) and for PNG of more than 200 million pixels or 32,767 in a direction; Unsupported when
/// the program runs a QCoreApplication that is no QGuiApplication.
///
/// Needs no display: the first call makes a QGuiApplication for itself unless there is one, which then stays until the
/// program ends. A program with windows makes its own first; others best make the first call on their main thread,
/// where Qt wants its application. Calls from several threads wait for each other.
base::Result<std::string> draw(const Figure& figure, const Page& page, FileType type);

/// One to three sentences in English for who does not see the figure: its kind, extent and main numbers.
std::string altText(const Figure& figure);

}  // namespace coder::figures
