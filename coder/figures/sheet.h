// What the kinds of figure have in common: texts at their places, labels of rows, legends, scales of shades.
//
// All texts may come from outside: they are cleaned here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/figures/figure.h"
#include "coder/figures/lettering.h"
#include "coder/figures/scene.h"

namespace coder::figures {

constexpr Letters LabelLetters{8, false, Ink};
constexpr Letters HeadingLetters{8, true, Ink};
constexpr Letters NoteLetters{7, false, Muted};
constexpr Letters TickLetters{7, false, Ink};
constexpr Letters TitleLetters{9, true, Ink};

/// A sheet that grows downwards.
class Sheet {
public:
    /// `stretch`: points by which the figure shall be higher than it would be by itself; may be negative.
    Sheet(double width, double stretch) : width_(width), stretch_(stretch) {}

    /// Without the margins, which are outside of all coordinates.
    double width() const { return width_; }
    double stretch() const { return stretch_; }
    const std::vector<Shape>& shapes() const { return shapes_; }

    void add(Shape shape);
    void line(Point from, Point to, const Stroke& stroke) { add(Path{{{from, to}}, {}, stroke, 1, {}}); }

    /// One line, cut to `width` if it is wider (0: never), with its whole as a tooltip then.
    void text(std::string_view text, Point at, const Letters& letters, Anchor anchor = Anchor::Start, double width = 0);

    /// Lines below each other, the first one's upper edge at `top`; gives their lower edge. A cut text gets `whole` as
    /// a tooltip.
    double lines(const Wrapped& wrapped, double x, double top, const Letters& letters, Anchor anchor = Anchor::Start,
                 std::string_view whole = {});
    /// Lines around the height `middle`.
    void linesAround(const Wrapped& wrapped, double x, double middle, const Letters& letters,
                     Anchor anchor = Anchor::Start, std::string_view whole = {});
    /// Lines that run upwards, side by side around `x`, all beginning at `bottom`.
    void linesUpwards(const Wrapped& wrapped, double x, double bottom, const Letters& letters,
                      std::string_view whole = {});

private:
    double width_;
    double stretch_;
    std::vector<Shape> shapes_;
};

/// The labels of rows, one below the other, wrapped to one width.
class RowLabels {
public:
    struct Row {
        std::string label;
        std::uint32_t depth = 0;
        bool heading = false;  ///< In bold letters.
    };

    /// At most `widest` points wide; as narrow as the labels allow. Headings may be `headingWidest` points wide: they
    /// have their rows for themselves and don't count for width().
    RowLabels(std::vector<Row> rows, double widest, double headingWidest, std::size_t maxLines = 3);

    double width() const { return width_; }
    /// Of row `i`'s lines, without any space around.
    double height(std::size_t i) const;
    /// With the left edge at `x`, around the height `middle`.
    void draw(Sheet& sheet, std::size_t i, double x, double middle) const;

private:
    Letters letters(std::size_t i) const { return rows_[i].heading ? HeadingLetters : LabelLetters; }
    double indent(std::size_t i) const;

    std::vector<Row> rows_;
    std::vector<Wrapped> wrapped_;
    double width_ = 0;
};

/// An entry of a legend: a sign of 14 by 8 points, drawn with its upper left corner at a point, and its meaning.
struct Key {
    std::string label;
    std::function<void(Sheet&, Point)> draw;
    double height = 8;  ///< Of a sign that is higher; it reaches over and below the line by the same.
};

/// Entries side by side in as many lines as needed, between `left` and `right`; gives the lower edge.
double drawLegend(Sheet& sheet, const std::vector<Key>& keys, double left, double right, double top);

/// The colours from light to dark with their values, and what they mean; gives the lower edge.
double drawShadeLegend(Sheet& sheet, std::string_view meaning, const std::vector<std::string>& values, double left,
                       double right, double top);

/// A box in the colour of a category, with a hatching that differs where the colour may not (in grey print).
void drawCategoryBox(Sheet& sheet, Box box, std::size_t category);

/// A box for what is not defined: hatched.
void drawUndefinedBox(Sheet& sheet, Box box);

/// The sign of a category in its colour: circle, square, triangle, diamond, ... all with the area of a circle `size`
/// points wide. Pairs of form and colour come again after 56.
void drawMarker(Sheet& sheet, Point centre, double size, std::size_t category, const std::string& title = {});

/// "Nothing to show" in the middle of an empty frame; gives the lower edge.
double drawNothing(Sheet& sheet, double top);

/// "12.5", "0.25", "1,200" without what is not needed: at most `decimals` decimals, with the minus sign of typography.
std::string numeral(double value, int decimals);

/// The value if there is one and it is finite.
std::optional<double> defined(std::optional<double> value);

}  // namespace coder::figures
