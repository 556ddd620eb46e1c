// Where the nodes of a network and their labels go.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coder/figures/figure.h"
#include "coder/figures/lettering.h"
#include "coder/figures/scene.h"

namespace coder::figures {

/// A node's circle and label in the plot, whose upper left corner is the origin.
struct PlacedNode {
    Point centre;
    double radius = 0;
    Wrapped label;
    Point labelAt;  ///< The middle of the label's left edge (Start), of its right edge (End) or of itself (Middle).
    Anchor anchor = Anchor::Start;
};

struct PlacedNetwork {
    std::vector<PlacedNode> nodes;
    double height = 0;
};

/// Half of the nodes down the right side of an ellipse, half up its left side, evenly by height and each with its label
/// at its outer side: then no label touches another one, a circle or a line. `least` is the plot's least height.
PlacedNetwork placeOnCircle(const Network& network, const std::vector<double>& radii, double width, double least);

/// Fruchterman and Reingold's forces (Software: Practice and Experience 1991;21:1129-64) with a pull to the middle,
/// from a spiral, so that there is nothing random. `edges` are those that are drawn. The plot grows until all labels
/// have a place where they cover nothing, at most to five times its height.
PlacedNetwork placeByForces(const Network& network, const std::vector<Network::Edge>& edges,
                            const std::vector<double>& radii, double width, double height);

}  // namespace coder::figures
