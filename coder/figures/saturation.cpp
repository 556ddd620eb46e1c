#include <algorithm>
#include <cmath>

#include "coder/figures/axis.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

using Series = Saturation::Series;

std::size_t lengthOf(const Series& series) {
    return std::max({series.observed.size(), series.mean.size(), std::min(series.low.size(), series.high.size())});
}

double largestOf(const Series& series) {
    double largest = 0;
    for (const auto* values : {&series.observed, &series.mean, &series.high})
        for (const double value : *values)
            if (std::isfinite(value)) largest = std::max(largest, value);
    return largest;
}

/// From the ninth series on, colours come again with another dash.
Stroke observedStroke(std::size_t series) {
    return {category(series), 1.4, series / 8 % 2 == 0 ? Dash::Solid : Dash::DashDotted};
}

class SaturationDrawing {
public:
    SaturationDrawing(const Saturation& figure, Sheet& sheet, std::size_t interviews) : figure_(figure), sheet_(sheet) {
        double largest = 1;
        for (const Series& series : figure.series) largest = std::max(largest, largestOf(series));
        height_ = std::max(60.0, std::min(sheet.width() * 0.58, 230.0) + sheet.stretch());
        y_ = Axis::round(0, largest, stepsFor(height_), Numerals::Whole);
        left_ = numbersWidth(y_) + lineHeight(TickLetters) + 2;
        right_ = sheet.width() - 4;
        x_ = Axis::exact(0, static_cast<double>(interviews), stepsFor(right_ - left_), Numerals::Whole);
        x_.place(left_, right_);
    }

    double draw(double top) {
        top = drawKeys(top) + 5;
        const double bottom = top + height_;
        y_.place(bottom, top);
        drawLevelGrid(sheet_, y_, left_, right_);
        for (std::size_t i = 0; i < figure_.series.size(); ++i) drawBand(figure_.series[i], i);
        for (std::size_t i = 0; i < figure_.series.size(); ++i) {
            drawLine(figure_.series[i].mean, Stroke{category(i), 1.1, Dash::Dashed});
            drawLine(figure_.series[i].observed, observedStroke(i));
            drawMarkers(figure_.series[i], i);
        }
        drawLeftAxis(sheet_, y_, left_, top, bottom, figure_.yAxis);
        return drawBottomAxis(sheet_, x_, left_, right_, bottom, figure_.xAxis);
    }

private:
    Point at(std::size_t i, double value) const { return {x_.at(static_cast<double>(i + 1)), y_.at(value)}; }

    void drawBand(const Series& series, std::size_t index) {
        const std::size_t count = std::min(series.low.size(), series.high.size());
        std::vector<Point> outline;
        for (std::size_t i = 0; i < count; ++i)
            if (std::isfinite(series.high[i]) && std::isfinite(series.low[i])) outline.push_back(at(i, series.high[i]));
        for (std::size_t i = count; i-- > 0;)
            if (std::isfinite(series.high[i]) && std::isfinite(series.low[i])) outline.push_back(at(i, series.low[i]));
        if (!outline.empty()) sheet_.add(Path{{outline}, category(index), {}, 0.22, {}});
    }

    /// Broken where a value is missing.
    void drawLine(const std::vector<double>& values, const Stroke& stroke) {
        Path path{{}, {}, stroke, 1, {}};
        bool open = false;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!std::isfinite(values[i])) {
                open = false;
                continue;
            }
            if (!open) path.parts.emplace_back();
            open = true;
            path.parts.back().push_back(at(i, values[i]));
        }
        if (!path.parts.empty()) sheet_.add(std::move(path));
    }

    /// On the observed line, or the mean where that is all there is: as many as leave the line to be seen, at different
    /// places for each series.
    void drawMarkers(const Series& series, std::size_t index) {
        const std::vector<double>& values = series.observed.empty() ? series.mean : series.observed;
        if (values.empty()) return;
        const double pitch = std::max(1.0, x_.at(2) - x_.at(1));
        const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(14 / pitch)));
        const double size = figure_.series.size() > 1 ? 5 : 4;
        for (std::size_t i = index % every; i < values.size(); i += every)
            if (std::isfinite(values[i])) drawMarker(sheet_, at(i, values[i]), size, index);
        if (values.size() <= index % every && std::isfinite(values.back()))
            drawMarker(sheet_, at(values.size() - 1, values.back()), size, index);
    }

    double drawKeys(double top) {
        const bool several = figure_.series.size() > 1;
        std::vector<Key> keys;
        for (std::size_t i = 0; i < figure_.series.size() && (several || !figure_.series[i].label.empty()); ++i)
            keys.push_back({figure_.series[i].label, [i](Sheet& sheet, Point at) {
                                sheet.line({at.x, at.y + 4}, {at.x + 14, at.y + 4}, observedStroke(i));
                                drawMarker(sheet, {at.x + 7, at.y + 4}, 5, i);
                            }});
        const double bottom = drawLegend(sheet_, keys, 0, sheet_.width(), top);
        return drawLegend(sheet_, lineKeys(several ? Muted : category(0)), 0, sheet_.width(),
                          keys.empty() ? top : bottom + 2);
    }

    std::vector<Key> lineKeys(Colour colour) const {
        const auto any = [this](auto has) { return std::any_of(figure_.series.begin(), figure_.series.end(), has); };
        const auto lineKey = [colour](Dash dash, double width) {
            return [=](Sheet& sheet, Point at) {
                sheet.line({at.x, at.y + 4}, {at.x + 14, at.y + 4}, Stroke{colour, width, dash});
            };
        };
        std::vector<Key> keys;
        if (any([](const Series& series) { return !series.observed.empty(); }))
            keys.push_back({figure_.observed, lineKey(Dash::Solid, 1.4)});
        if (any([](const Series& series) { return !series.mean.empty(); }))
            keys.push_back({figure_.mean, lineKey(Dash::Dashed, 1.1)});
        if (any([](const Series& series) { return !series.low.empty() && !series.high.empty(); }))
            keys.push_back({figure_.band, [colour](Sheet& sheet, Point at) {
                                sheet.add(Box{at.x, at.y, 14, 8, mixed(White, colour, 0.22), {}, {}});
                            }});
        // The names of the series already say it when there is one kind of line only.
        if (keys.size() == 1 && figure_.series.size() > 1) keys.clear();
        return keys;
    }

    const Saturation& figure_;
    Sheet& sheet_;
    Axis x_;
    Axis y_;
    double left_ = 0;
    double right_ = 0;
    double height_ = 0;
};

}  // namespace

double drawFigure(const Saturation& saturation, Sheet& sheet, double top) {
    std::size_t interviews = 0;
    for (const Series& series : saturation.series) interviews = std::max(interviews, lengthOf(series));
    return SaturationDrawing(saturation, sheet, interviews).draw(top);
}

}  // namespace coder::figures
