// Legends and the signs in them.
#include <algorithm>
#include <array>
#include <cmath>

#include "coder/figures/sheet.h"

namespace coder::figures {

namespace {

constexpr double SignWidth = 14;
constexpr double SignHeight = 8;

/// Parallel lines inside a box: where x + y (falling: y - x) is a multiple of `gap`, counted from the box's corner.
void addDiagonals(Path& path, const Box& box, double gap, bool rising) {
    for (double sum = gap / 2; sum < box.width + box.height; sum += gap) {
        // From the box's left or lower edge to its upper or right one, as if it lay at the origin.
        const Point from{std::max(0.0, sum - box.height), std::min(sum, box.height)};
        const Point to{std::min(sum, box.width), std::max(0.0, sum - box.width)};
        const auto placed = [&](Point p) { return Point{box.x + p.x, box.y + (rising ? p.y : box.height - p.y)}; };
        path.parts.push_back({placed(from), placed(to)});
    }
}

void addUprights(Path& path, const Box& box, double gap) {
    for (double x = gap / 2; x < box.width; x += gap)
        path.parts.push_back({{box.x + x, box.y}, {box.x + x, box.y + box.height}});
}

Path regularPolygon(Point centre, double radius, int corners, double turn) {
    Path path;
    path.parts.emplace_back();
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::acos(-1.0) * i / corners;
        path.parts.front().push_back({centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)});
    }
    return path;
}

}  // namespace

void drawCategoryBox(Sheet& sheet, Box box, std::size_t index) {
    const Colour colour = category(index);
    // One pair of colour and hatching for each of 40 categories: 8 and 5 have no common divisor.
    const std::size_t pattern = index % 5;
    const Stroke stroke{mixed(colour, contrast(colour, White) > 3 ? White : Black, 0.42), 0.5, Dash::Solid};
    Path hatching{{}, {}, stroke, 1, {}};
    if (pattern == 1) addDiagonals(hatching, box, 3.2, true);
    if (pattern == 2) addUprights(hatching, box, 2.4);
    if (pattern == 3) addDiagonals(hatching, box, 3.2, false);
    if (pattern == 4) {
        addDiagonals(hatching, box, 4, true);
        addDiagonals(hatching, box, 4, false);
    }
    box.fill = colour;
    sheet.add(std::move(box));
    if (!hatching.parts.empty()) sheet.add(std::move(hatching));
}

void drawUndefinedBox(Sheet& sheet, Box box) {
    Path hatching{{}, {}, Stroke{Rule, 0.6, Dash::Solid}, 1, {}};
    addDiagonals(hatching, box, 4, true);
    box.fill = White;
    sheet.add(std::move(box));
    sheet.add(std::move(hatching));
}

void drawMarker(Sheet& sheet, Point centre, double size, std::size_t index, const std::string& title) {
    const Colour colour = category(index);
    const Stroke edge{White, size < 6 ? 0.4 : 0.8, Dash::Solid};
    struct Form {
        int corners;
        double turn;
    };
    static const double pi = std::acos(-1.0);
    static const std::array<Form, 6> Forms{{{4, pi / 4}, {3, 0}, {4, 0}, {3, pi}, {5, 0}, {6, 0}}};
    const std::size_t form = index % (Forms.size() + 1);
    if (form == 0) {
        sheet.add(Circle{centre, size / 2, colour, edge, title});
        return;
    }
    const auto [corners, turn] = Forms[form - 1];
    // The circle around a regular polygon of the same area as the circle above.
    const double radius = size / 2 * std::sqrt(2 * pi / (corners * std::sin(2 * pi / corners)));
    Path path = regularPolygon(centre, radius, corners, turn);
    path.fill = colour;
    path.stroke = edge;
    path.title = title;
    sheet.add(std::move(path));
}

double drawLegend(Sheet& sheet, const std::vector<Key>& keys, double left, double right, double top) {
    if (keys.empty()) return top;
    const double between = 12;
    const double textAt = SignWidth + 4;
    double x = left;
    double bottom = top;
    for (const Key& key : keys) {
        const Wrapped label = wrap(key.label, right - left - textAt, 3, TickLetters);
        const double width = textAt + label.width;
        const double line = lineHeight(TickLetters);
        const double over = std::max(0.0, key.height - line) / 2;
        if (x > left && x + width > right) {
            x = left;
            top = bottom + 2;
        }
        if (x == left) top += over;
        key.draw(sheet, {x, top + (line - SignHeight) / 2});
        bottom = std::max(
            {bottom, top + line + over, sheet.lines(label, x + textAt, top, TickLetters, Anchor::Start, key.label)});
        x += width + between;
    }
    return bottom;
}

double drawShadeLegend(Sheet& sheet, std::string_view meaning, const std::vector<std::string>& values, double left,
                       double right, double top) {
    const double barWidth = std::min(120.0, right - left);
    const double barHeight = 7;
    const Wrapped text = wrap(meaning, right - left, 2, TickLetters);
    top = sheet.lines(text, left, top, TickLetters, Anchor::Start, meaning) + 1.5;
    constexpr int Steps = 24;
    // Each step reaches to the end and is covered by the next: no seams.
    for (int i = 0; i < Steps; ++i) {
        const double from = barWidth * i / Steps;
        sheet.add(Box{left + from, top, barWidth - from, barHeight, shade((i + 0.5) / Steps), {}, {}});
    }
    sheet.add(Box{left, top, barWidth, barHeight, {}, Stroke{Rule, 0.5, Dash::Solid}, {}});
    top += barHeight + 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double share = values.size() > 1 ? static_cast<double>(i) / static_cast<double>(values.size() - 1) : 0;
        const Anchor anchor = i == 0 ? Anchor::Start : i + 1 == values.size() ? Anchor::End : Anchor::Middle;
        sheet.text(values[i], {left + share * barWidth, top + TickLetters.size}, TickLetters, anchor);
    }
    return top + lineHeight(TickLetters);
}

}  // namespace coder::figures
