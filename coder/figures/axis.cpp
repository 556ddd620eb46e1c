#include "coder/figures/axis.h"

#include <algorithm>
#include <cmath>

namespace coder::figures {

namespace {

constexpr double TickLength = 2.5;
constexpr int MostTicks = 100;

/// The step of 1, 2 or 5 times a power of ten that comes next above `least`.
double roundStep(double least) {
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (least <= factor * power * (1 + 1e-9)) return factor * power;
    return 10 * power;
}

double stepFor(double low, double high, int wanted, Numerals numerals) {
    return std::max(roundStep((high - low) / std::max(wanted, 1)), numerals == Numerals::Whole ? 1.0 : 0.0);
}

}  // namespace

Axis::Axis(double low, double high, double step, Numerals numerals)
    : low_(low), high_(high), step_(step), numerals_(numerals) {
    const double first = std::ceil(low / step - 1e-9);
    for (int i = 0; i < MostTicks; ++i) {
        const double tick = (first + i) * step;
        if (tick > high + step * 1e-6) break;
        ticks_.push_back(tick);
    }
}

Axis Axis::round(double low, double high, int wanted, Numerals numerals) {
    if (!std::isfinite(low) || !std::isfinite(high) || high <= low) {
        low = 0;
        high = 1;
    }
    const double step = stepFor(low, high, wanted, numerals);
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step, numerals};
}

Axis Axis::exact(double low, double high, int wanted, Numerals numerals) {
    if (!(high > low)) high = low + 1;
    return {low, high, stepFor(low, high, wanted, numerals), numerals};
}

std::string Axis::label(double tick) const {
    const double factor = numerals_ == Numerals::Percent ? 100 : 1;
    const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step_ * factor) - 1e-9)), 0, 9);
    return numeral(tick * factor, decimals);
}

void Axis::place(double from, double to) {
    from_ = from;
    to_ = to;
}

double Axis::at(double value) const {
    const double share = (std::clamp(value, low_, high_) - low_) / (high_ - low_);
    return from_ + share * (to_ - from_);
}

int stepsFor(double length) { return std::clamp(static_cast<int>(length / 24), 2, 10); }

double drawBottomAxis(Sheet& sheet, const Axis& axis, double left, double right, double y, std::string_view title) {
    const Stroke stroke{Ink, 0.6, Dash::Solid};
    sheet.line({left, y}, {right, y}, stroke);
    double free = -1e9;
    for (const double tick : axis.ticks()) {
        const double x = axis.at(tick);
        sheet.line({x, y}, {x, y + TickLength}, stroke);
        const std::string label = axis.label(tick);
        const double half = textWidth(label, TickLetters) / 2;
        // A number may stick out of the plot by half its width, and never out of the sheet.
        const double middle = std::clamp(x, half, std::max(half, sheet.width() - half));
        if (middle - half < free) continue;
        sheet.text(label, {middle, y + TickLength + TickLetters.size}, TickLetters, Anchor::Middle);
        free = middle + half + 2;
    }
    y += TickLength + lineHeight(TickLetters) + 1;
    // As wide as can be centred below the plot.
    const double middle = (left + right) / 2;
    const double room = 2 * std::min(middle, sheet.width() - middle);
    return sheet.lines(wrap(title, room, 2, TickLetters), middle, y, TickLetters, Anchor::Middle, title);
}

void drawUprightGrid(Sheet& sheet, const Axis& axis, double top, double bottom) {
    for (const double tick : axis.ticks())
        sheet.line({axis.at(tick), top}, {axis.at(tick), bottom}, Stroke{Faint, 0.5, Dash::Solid});
}

void drawLevelGrid(Sheet& sheet, const Axis& axis, double left, double right) {
    for (const double tick : axis.ticks())
        sheet.line({left, axis.at(tick)}, {right, axis.at(tick)}, Stroke{Faint, 0.5, Dash::Solid});
}

double numbersWidth(const Axis& axis) {
    double width = 0;
    for (const double tick : axis.ticks()) width = std::max(width, textWidth(axis.label(tick), TickLetters));
    return width + TickLength + 2;
}

void drawLeftAxis(Sheet& sheet, const Axis& axis, double x, double top, double bottom, std::string_view title) {
    const Stroke stroke{Ink, 0.6, Dash::Solid};
    sheet.line({x, top}, {x, bottom}, stroke);
    for (const double tick : axis.ticks()) {
        const double y = axis.at(tick);
        sheet.line({x - TickLength, y}, {x, y}, stroke);
        sheet.text(axis.label(tick), {x - TickLength - 2, y + middleToBase(TickLetters)}, TickLetters, Anchor::End);
    }
    const Wrapped text = wrap(title, bottom - top, 1, TickLetters);
    const double base = (top + bottom + text.width) / 2;
    sheet.linesUpwards(text, x - numbersWidth(axis) - lineHeight(TickLetters) / 2 - 1, base, TickLetters, title);
}

}  // namespace coder::figures
