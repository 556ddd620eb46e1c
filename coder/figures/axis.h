// Axes: round numbers for values, places for round numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/figures/sheet.h"

namespace coder::figures {

enum class Numerals : std::uint8_t {
    Plain,
    Percent,  ///< 0.25 is "25"; the axis' title says that it is percent.
    Whole,    ///< Plain, and ticks at whole numbers only.
};

class Axis {
public:
    Axis() = default;  ///< From 0 to 1, to be replaced.
    /// From a round number at or below `low` to one at or above `high`, with about `wanted` steps of 1, 2 or 5 times a
    /// power of ten. Values that are not finite, and a `high` that is not above `low`, become 0 to 1.
    static Axis round(double low, double high, int wanted, Numerals numerals);
    /// From `low` to `high` exactly, with round ticks between.
    static Axis exact(double low, double high, int wanted, Numerals numerals);

    double low() const { return low_; }
    double high() const { return high_; }
    const std::vector<double>& ticks() const { return ticks_; }
    std::string label(double tick) const;

    /// Where the axis' ends are on the sheet.
    void place(double from, double to);
    /// Of a value; values outside of the axis are at its ends.
    double at(double value) const;

private:
    Axis(double low, double high, double step, Numerals numerals);

    double low_ = 0;
    double high_ = 1;
    double step_ = 1;
    std::vector<double> ticks_;
    Numerals numerals_ = Numerals::Plain;
    double from_ = 0;
    double to_ = 1;
};

/// How many steps look well on so many points.
int stepsFor(double length);

/// Line, ticks, numbers and title (centred, wrapped) below a plot whose lower edge is `y`; gives their lower edge.
double drawBottomAxis(Sheet& sheet, const Axis& axis, double left, double right, double y, std::string_view title);

/// Lines through the plot at the ticks.
void drawUprightGrid(Sheet& sheet, const Axis& axis, double top, double bottom);
void drawLevelGrid(Sheet& sheet, const Axis& axis, double left, double right);

/// Width of the numbers of an axis that stands at the left, without its title.
double numbersWidth(const Axis& axis);

/// Ticks, numbers and the title (running upwards) left of a plot whose left edge is `x`.
void drawLeftAxis(Sheet& sheet, const Axis& axis, double x, double top, double bottom, std::string_view title);

}  // namespace coder::figures
