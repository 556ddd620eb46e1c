#include <algorithm>
#include <cmath>

#include "coder/figures/axis.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double TurnHeight = 8;
constexpr Colour TurnColour{196, 196, 196};
constexpr double LaneGap = 5;

class TimelineDrawing {
public:
    TimelineDrawing(const Timeline& timeline, Sheet& sheet)
        : timeline_(timeline), sheet_(sheet), labels_(rows(), sheet.width() * (sheet.width() < 300 ? 0.3 : 0.24), 0) {
        left_ = labels_.width() + 6;
        right_ = sheet.width() - 4;
        axis_ = Axis::exact(0, length(), stepsFor(right_ - left_), Numerals::Plain);
        axis_.place(left_, right_);
    }

    double draw(double top) {
        top = drawKeys(top) + 5;
        std::vector<double> heights;
        const double extra = std::max(0.0, sheet_.stretch()) / static_cast<double>(timeline_.lanes.size());
        double bottom = top;
        for (std::size_t i = 0; i < timeline_.lanes.size(); ++i) {
            const double drawn = TurnHeight + tickPitch() * static_cast<double>(levels(timeline_.lanes[i]));
            heights.push_back(std::max(drawn, labels_.height(i)) + LaneGap + extra);
            bottom += heights.back();
        }
        drawUprightGrid(sheet_, axis_, top, bottom);
        double y = top;
        for (std::size_t i = 0; i < timeline_.lanes.size(); ++i) {
            // A lane's content stands on its lower edge, and so does its label's middle line.
            const double base = y + heights[i] - LaneGap / 2 - extra / 2;
            const double drawn = TurnHeight + tickPitch() * static_cast<double>(levels(timeline_.lanes[i]));
            labels_.draw(sheet_, i, 0, std::min(base - TurnHeight / 2, y + heights[i] - labels_.height(i) / 2 - 1));
            drawTurns(timeline_.lanes[i], base);
            drawMarks(timeline_.lanes[i], base, drawn);
            y += heights[i];
        }
        return drawBottomAxis(sheet_, axis_, left_, right_, bottom, timeline_.axis);
    }

private:
    std::vector<RowLabels::Row> rows() const {
        std::vector<RowLabels::Row> all;
        for (const Timeline::Lane& lane : timeline_.lanes) all.push_back({lane.label, 0, false});
        return all;
    }

    double length() const {
        if (std::isfinite(timeline_.length) && timeline_.length > 0) return timeline_.length;
        double last = 0;
        const auto take = [&last](double value) { last = std::isfinite(value) ? std::max(last, value) : last; };
        for (const Timeline::Lane& lane : timeline_.lanes) {
            for (const Timeline::Turn& turn : lane.turns) take(turn.end);
            for (const Timeline::Mark& mark : lane.marks) take(mark.at);
        }
        return last > 0 ? last : 1;
    }

    /// Groups beyond these share a height; they still differ in colour and form.
    std::size_t levelCount() const { return std::clamp<std::size_t>(timeline_.groups.size(), 1, 10); }
    /// Each group's marks have a height of their own over the turns.
    double tickPitch() const { return std::clamp(24 / static_cast<double>(levelCount()), 2.6, 5.2); }
    std::size_t levels(const Timeline::Lane& lane) const { return lane.marks.empty() ? 0 : levelCount(); }

    void drawTurns(const Timeline::Lane& lane, double base) {
        sheet_.line({left_, base}, {right_, base}, Stroke{Rule, 0.5});
        for (const Timeline::Turn& turn : lane.turns) {
            if (!std::isfinite(turn.begin) || !std::isfinite(turn.end)) continue;
            const double from = axis_.at(turn.begin);
            const double width = std::max(0.6, axis_.at(turn.end) - from);
            sheet_.add(Box{from, base - TurnHeight, width, TurnHeight, TurnColour, {}, {}});
        }
    }

    void drawMarks(const Timeline::Lane& lane, double base, double height) {
        for (const Timeline::Mark& mark : lane.marks) {
            if (!std::isfinite(mark.at)) continue;
            const double x = axis_.at(mark.at);
            const double level = static_cast<double>(mark.group % levelCount());
            const double y = base - height + tickPitch() * (level + 0.5);
            sheet_.line({x, y}, {x, base}, Stroke{category(mark.group), 0.7});
            drawMarker(sheet_, {x, y}, 4.6, mark.group);
        }
    }

    double drawKeys(double top) {
        std::vector<Key> keys{{"Turns", [](Sheet& sheet, Point at) {
                                   sheet.add(Box{at.x, at.y + 0.5, 14, 7, TurnColour, {}, {}});
                               }}};
        for (std::size_t i = 0; i < timeline_.groups.size(); ++i)
            keys.push_back({timeline_.groups[i], [i](Sheet& sheet, Point at) {
                                drawMarker(sheet, {at.x + 7, at.y + 4}, 5.5, i);
                            }});
        return drawLegend(sheet_, keys, 0, sheet_.width(), top);
    }

    const Timeline& timeline_;
    Sheet& sheet_;
    RowLabels labels_;
    Axis axis_;
    double left_ = 0;
    double right_ = 0;
};

}  // namespace

double drawFigure(const Timeline& timeline, Sheet& sheet, double top) {
    return TimelineDrawing(timeline, sheet).draw(top);
}

}  // namespace coder::figures
