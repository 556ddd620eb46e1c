#include <algorithm>
#include <cmath>

#include "coder/figures/network_layout.h"
#include "coder/figures/sheet.h"

namespace coder::figures {

namespace {

constexpr double CircleLabelGap = 4;

double heightOf(const Wrapped& label) { return static_cast<double>(label.lines.size()) * lineHeight(LabelLetters); }

}  // namespace

PlacedNetwork placeOnCircle(const Network& network, const std::vector<double>& radii, double width, double least) {
    const std::size_t count = network.nodes.size();
    const std::size_t right = (count + 1) / 2;
    const double largest = *std::max_element(radii.begin(), radii.end());
    const double across = std::min(width * 0.2, 130.0);

    PlacedNetwork placed;
    double pitch = 2 * largest + 3;
    for (std::size_t i = 0; i < count; ++i) {
        const bool isRight = i < right;
        const std::size_t onSide = isRight ? right : count - right;
        const std::size_t place = isRight ? i : count - 1 - i;
        const double y = (static_cast<double>(place) + 0.5) * 2 / static_cast<double>(onSide) - 1;  // -1 to 1.
        const double x = across * std::sqrt(1 - y * y);
        const double side = isRight ? 1 : -1;
        PlacedNode node;
        node.radius = radii[i];
        node.centre = {width / 2 + side * x, y};
        node.label = wrap(network.nodes[i].label, width / 2 - x - node.radius - CircleLabelGap, 3, LabelLetters);
        node.labelAt.x = node.centre.x + side * (node.radius + CircleLabelGap);
        node.anchor = isRight ? Anchor::Start : Anchor::End;
        // A label may reach the height of its neighbour's circle, which stands farther in or out.
        const double half = heightOf(node.label) / 2;
        pitch = std::max(pitch, half + std::max(half, largest) + 3);
        placed.nodes.push_back(std::move(node));
    }
    placed.height = std::max(least, pitch * static_cast<double>(right) + 2);
    for (PlacedNode& node : placed.nodes) {
        node.centre.y = placed.height / 2 * (1 + node.centre.y);
        node.labelAt.y = node.centre.y;
    }
    return placed;
}

}  // namespace coder::figures
