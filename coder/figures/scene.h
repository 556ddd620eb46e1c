// A drawn figure: shapes at their places, in the order in which they cover each other.
//
// All lengths are points (1/72 inch), x to the right and y downwards from the sheet's upper left corner.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "coder/figures/colour.h"

namespace coder::figures {

struct Point {
    double x = 0;
    double y = 0;
};

enum class Dash : std::uint8_t { Solid, Dashed, Dotted, DashDotted, LongDashed };

/// On and off lengths in line widths; empty for a solid line.
std::vector<double> dashLengths(Dash dash);

struct Stroke {
    Colour colour = Ink;
    double width = 0.6;
    Dash dash = Dash::Solid;
};

struct Path {
    std::vector<std::vector<Point>> parts;  ///< Each a polygon when `fill` is there, else an open line.
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    double opacity = 1;  ///< Of the fill.
    std::string title;   ///< A tooltip; may be empty. So everywhere below.
};

struct Box {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    std::string title;
};

struct Circle {
    Point centre;
    double radius = 0;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
    std::string title;
};

struct Letters {
    double size = 8;
    bool bold = false;
    Colour colour = Ink;
};

enum class Anchor : std::uint8_t { Start, Middle, End };

struct Text {
    std::string text;
    Point at;  ///< On the base line.
    Anchor anchor = Anchor::Start;
    Letters letters;
    bool upwards = false;  ///< Turned by 90 degrees against the clock around `at`.
    std::string title;
};

using Shape = std::variant<Path, Box, Circle, Text>;

struct Scene {
    double width = 0;
    double height = 0;
    std::string title;
    std::string description;  ///< For who does not see it.
    std::string language;
    std::vector<Shape> shapes;
};

}  // namespace coder::figures
