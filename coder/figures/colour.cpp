#include "coder/figures/colour.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace coder::figures {

namespace {

double linear(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t gamma(double c) {
    c = std::clamp(c, 0.0, 1.0);
    const double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * std::pow(c, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(encoded * 255));
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

/// https://bottosson.github.io/posts/oklab/
Colour fromOklab(double lightness, double a, double b) {
    const double l = std::pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

}  // namespace

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

double contrast(Colour a, Colour b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

Colour textOn(Colour background) { return contrast(background, White) >= 4.5 ? White : Black; }

Colour shade(double share) {
    share = std::clamp(share, 0.0, 1.0);
    // Lightness falls evenly; the blue is strongest in the middle, where sRGB has most of it.
    const double chroma =
        0.008 + 0.115 * std::sin(std::acos(-1.0) * (0.12 + 0.76 * share)) * std::min(1.0, 0.15 + share * 1.6);
    const double hue = (238 + 22 * share) * std::acos(-1.0) / 180;
    return fromOklab(0.975 - 0.645 * share, chroma * std::cos(hue), chroma * std::sin(hue));
}

Colour category(std::size_t index) {
    static constexpr std::array<Colour, 8> Colours{{{0, 114, 178},
                                                    {230, 159, 0},
                                                    {0, 158, 115},
                                                    {204, 121, 167},
                                                    {213, 94, 0},
                                                    {86, 180, 233},
                                                    {89, 89, 89},
                                                    {240, 228, 66}}};
    return Colours[index % Colours.size()];
}

Colour mixed(Colour a, Colour b, double share) {
    const auto mix = [share](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(std::lround(x + (y - x) * share));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

}  // namespace coder::figures
