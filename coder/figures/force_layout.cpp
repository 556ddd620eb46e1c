#include <algorithm>
#include <cmath>

#include "coder/figures/network_layout.h"
#include "coder/figures/sheet.h"

namespace coder::figures {

namespace {

constexpr double LabelGap = 2.5;

struct Rectangle {
    double left, top, right, bottom;
};

double overlap(const Rectangle& a, const Rectangle& b) {
    const double x = std::min(a.right, b.right) - std::max(a.left, b.left);
    const double y = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return x > 0 && y > 0 ? x * y : 0;
}

Rectangle around(const PlacedNode& node) {
    const double r = node.radius + 0.5;
    return {node.centre.x - r, node.centre.y - r, node.centre.x + r, node.centre.y + r};
}

Rectangle labelBox(const PlacedNode& node) {
    const double height = static_cast<double>(node.label.lines.size()) * lineHeight(LabelLetters);
    const double width = node.label.width;
    const double before = node.anchor == Anchor::Start ? 0 : node.anchor == Anchor::End ? width : width / 2;
    return {node.labelAt.x - before, node.labelAt.y - height / 2, node.labelAt.x - before + width,
            node.labelAt.y + height / 2};
}

/// True when the line from a to b goes through the rectangle (Liang and Barsky 1984).
bool crosses(const Rectangle& box, Point a, Point b) {
    double from = 0;
    double to = 1;
    const auto clip = [&](double direction, double distance) {
        if (direction == 0) return distance >= 0;
        const double t = distance / direction;
        (direction < 0 ? from : to) = direction < 0 ? std::max(from, t) : std::min(to, t);
        return from <= to;
    };
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    return clip(-dx, a.x - box.left) && clip(dx, box.right - a.x) && clip(-dy, a.y - box.top) &&
           clip(dy, box.bottom - a.y);
}

/// Positions of any extent around the origin.
std::vector<Point> simulate(std::size_t count, const std::vector<Network::Edge>& edges) {
    std::vector<Point> at;
    for (std::size_t i = 0; i < count;
         ++i) {  // A spiral by the golden angle: even, and without symmetries to stick in.
        const double radius = std::sqrt(static_cast<double>(i) + 0.5);
        const double angle = 2.399963229728653 * static_cast<double>(i);
        at.push_back({radius * std::cos(angle), radius * std::sin(angle)});
    }
    double heaviest = 0;
    for (const Network::Edge& edge : edges) heaviest = std::max(heaviest, edge.weight);
    const double pairs = static_cast<double>(count) * static_cast<double>(count);
    const int rounds = static_cast<int>(std::clamp(2e7 / std::max(1.0, pairs), 5.0, 300.0));
    constexpr double Ideal = 1.6;  // Distance at which the forces of two joined nodes balance.
    for (int round = 0; round < rounds; ++round) {
        std::vector<Point> force(count);
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = 0; j < count; ++j) {
                if (i == j) continue;
                const double dx = at[i].x - at[j].x;
                const double dy = at[i].y - at[j].y;
                const double square = std::max(dx * dx + dy * dy, 1e-4);
                force[i].x += dx * Ideal * Ideal / square;
                force[i].y += dy * Ideal * Ideal / square;
            }
            force[i].x -= at[i].x * 0.5;
            force[i].y -= at[i].y * 0.5;
        }
        for (const Network::Edge& edge : edges) {
            const double dx = at[edge.from].x - at[edge.to].x;
            const double dy = at[edge.from].y - at[edge.to].y;
            const double pull = std::hypot(dx, dy) / Ideal * (0.3 + 0.7 * edge.weight / heaviest);
            force[edge.from].x -= dx * pull;
            force[edge.from].y -= dy * pull;
            force[edge.to].x += dx * pull;
            force[edge.to].y += dy * pull;
        }
        const double heat = 0.6 * (1 - static_cast<double>(round) / rounds) + 0.01;
        for (std::size_t i = 0; i < count; ++i) {
            const double length = std::max(std::hypot(force[i].x, force[i].y), 1e-9);
            const double step = std::min(length, heat) / length;
            at[i].x += force[i].x * step;
            at[i].y += force[i].y * step;
        }
    }
    return at;
}

/// Into the plot, each direction by itself, with room for labels at the sides.
void fit(std::vector<PlacedNode>& nodes, const std::vector<Point>& at, double width, double height) {
    double left = at.front().x, right = left, top = at.front().y, bottom = top;
    for (const Point& point : at) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    const double marginX = std::min(width * 0.16, 60.0);
    const double marginY = 24;
    const auto place = [](double value, double low, double high, double from, double to) {
        return high - low < 1e-9 ? (from + to) / 2 : from + (value - low) / (high - low) * (to - from);
    };
    for (std::size_t i = 0; i < nodes.size(); ++i)
        nodes[i].centre = {place(at[i].x, left, right, marginX, width - marginX),
                           place(at[i].y, top, bottom, marginY, height - marginY)};
}

/// Chooses a place for a label around its circle; gives how much it covers there of what it must not.
double placeLabel(std::vector<PlacedNode>& nodes, std::size_t index, std::size_t labelled,
                  const std::vector<Network::Edge>& edges, double width, double height) {
    struct Direction {
        double x, y;
        Anchor anchor;
    };
    static const Direction Directions[] = {
        {1, 0, Anchor::Start},     {-1, 0, Anchor::End},     {0, 1, Anchor::Middle},     {0, -1, Anchor::Middle},
        {0.7, 0.7, Anchor::Start}, {-0.7, 0.7, Anchor::End}, {0.7, -0.7, Anchor::Start}, {-0.7, -0.7, Anchor::End}};
    PlacedNode& node = nodes[index];
    const double half = static_cast<double>(node.label.lines.size()) * lineHeight(LabelLetters) / 2;
    PlacedNode best = node;
    double bestCost = 1e300;
    double bestCovered = 0;
    for (int ring = 0; ring < 5; ++ring)
        for (const Direction& direction : Directions) {
            const double distance = node.radius + LabelGap + 7.0 * ring;
            node.anchor = direction.anchor;
            node.labelAt = {node.centre.x + direction.x * distance,
                            node.centre.y + direction.y * (distance + (direction.x == 0 ? half : half * 0.5))};
            const Rectangle box = labelBox(node);
            double covered = 0;
            for (std::size_t i = 0; i < nodes.size(); ++i) covered += overlap(box, around(nodes[i]));
            for (std::size_t i = 0; i < labelled; ++i) covered += overlap(box, labelBox(nodes[i]));
            const Rectangle plot{0, 0, width, height};
            covered += (box.right - box.left) * (box.bottom - box.top) - overlap(box, plot);
            double cost = covered * 100 + ring * 8.0 + static_cast<double>(&direction - Directions) * 0.1;
            for (const Network::Edge& edge : edges)
                if (crosses(box, nodes[edge.from].centre, nodes[edge.to].centre)) cost += 6;
            if (cost < bestCost) {
                bestCost = cost;
                bestCovered = covered;
                best = node;
            }
        }
    node = best;
    return bestCovered;
}

/// Takes away what is empty above and below.
void crop(PlacedNetwork& placed) {
    double top = placed.height;
    double bottom = 0;
    for (const PlacedNode& node : placed.nodes)
        for (const Rectangle& box : {around(node), labelBox(node)}) {
            top = std::min(top, box.top);
            bottom = std::max(bottom, box.bottom);
        }
    for (PlacedNode& node : placed.nodes) {
        node.centre.y -= top;
        node.labelAt.y -= top;
    }
    placed.height = bottom - top;
}

}  // namespace

PlacedNetwork placeByForces(const Network& network, const std::vector<Network::Edge>& edges,
                            const std::vector<double>& radii, double width, double height) {
    PlacedNetwork placed;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        PlacedNode node;
        node.radius = radii[i];
        node.label = wrap(network.nodes[i].label, std::min(width * 0.3, 90.0), 3, LabelLetters);
        placed.nodes.push_back(std::move(node));
    }
    const std::vector<Point> at = simulate(network.nodes.size(), edges);
    double covered = 1;
    placed.height = height;
    for (int tries = 0; tries < 8 && covered > 0; ++tries) {
        if (tries > 0) placed.height *= 1.25;
        fit(placed.nodes, at, width, placed.height);
        covered = 0;
        for (std::size_t i = 0; i < placed.nodes.size(); ++i)
            covered += std::floor(placeLabel(placed.nodes, i, i, edges, width, placed.height) * 100);
    }
    crop(placed);
    return placed;
}

}  // namespace coder::figures
