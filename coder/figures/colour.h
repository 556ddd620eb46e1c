// Colours that tell apart without colour vision and in grey print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace coder::figures {

/// sRGB.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    friend bool operator==(const Colour&, const Colour&) = default;
};

constexpr Colour Black{0, 0, 0};
constexpr Colour White{255, 255, 255};
constexpr Colour Ink{34, 34, 34};       ///< Text and axes.
constexpr Colour Muted{89, 89, 89};     ///< Notes: 7.0 to 1 on white.
constexpr Colour Rule{190, 190, 190};   ///< Borders.
constexpr Colour Faint{226, 226, 226};  ///< Grid lines.

/// "#0072b2".
std::string hex(Colour colour);

/// The ratio of contrast of two colours, 1 to 21 (WCAG 2.1, "contrast ratio").
double contrast(Colour a, Colour b);

/// White where it has a contrast of 4.5 to 1 on `background`, else black, which then has more.
Colour textOn(Colour background);

/// From almost white at 0 to dark blue at 1, in equal steps of lightness (OKLab: Ottosson 2020); values outside are
/// taken for the ends.
Colour shade(double share);

/// The colours of Okabe and Ito (2008), grey for their black; from the ninth on they come again.
Colour category(std::size_t index);

/// `a` with `share` of `b` in it.
Colour mixed(Colour a, Colour b, double share);

}  // namespace coder::figures
