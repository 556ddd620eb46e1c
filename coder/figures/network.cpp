#include <algorithm>
#include <cmath>

#include "coder/figures/kinds.h"
#include "coder/figures/network_layout.h"

namespace coder::figures {

namespace {

constexpr double LargestRadius = 7;  ///< As wide as the sign in the legend.
constexpr double SmallestRadius = 1.6;
constexpr double WidestLine = 4;
constexpr double NarrowestLine = 0.5;
constexpr Colour LineColour{150, 150, 150};

class NetworkDrawing {
public:
    NetworkDrawing(const Network& network, Sheet& sheet) : network_(network), sheet_(sheet) {
        for (const Network::Node& node : network.nodes)
            if (std::isfinite(node.size)) largestSize_ = std::max(largestSize_, node.size);
        for (const Network::Edge& edge : network.edges) {
            const bool known = edge.from < network.nodes.size() && edge.to < network.nodes.size();
            if (!known || edge.from == edge.to || !std::isfinite(edge.weight) || edge.weight <= 0) continue;
            if (edge.weight < network.threshold)
                hidden_ = true;
            else
                edges_.push_back(edge);
        }
        // Heavy lines over thin ones.
        std::stable_sort(edges_.begin(), edges_.end(),
                         [](const auto& a, const auto& b) { return a.weight < b.weight; });
    }

    double draw(double top) {
        std::vector<double> radii;
        for (const Network::Node& node : network_.nodes) radii.push_back(radius(node.size));
        const double width = sheet_.width();
        const bool forces = network_.layout == Network::Layout::Force;
        const double usual = forces ? std::min(width * 0.75, 300.0) : std::min(width * 0.55, 200.0);
        const double height = std::max(80.0, usual + sheet_.stretch());
        const PlacedNetwork placed = forces ? placeByForces(network_, edges_, radii, width, height)
                                            : placeOnCircle(network_, radii, width, height);
        const auto at = [top](Point point) { return Point{point.x, point.y + top}; };
        for (const Network::Edge& edge : edges_)
            sheet_.add(Path{{{at(placed.nodes[edge.from].centre), at(placed.nodes[edge.to].centre)}},
                            {},
                            Stroke{LineColour, lineWidth(edge.weight), Dash::Solid},
                            1,
                            network_.nodes[edge.from].label + ", " + network_.nodes[edge.to].label + ": " +
                                numeral(edge.weight, 3)});
        for (std::size_t i = 0; i < placed.nodes.size(); ++i) drawNode(placed.nodes[i], i, top);
        return drawKeys(top + placed.height + 6);
    }

private:
    double radius(double size) const {
        if (largestSize_ <= 0 || !std::isfinite(size)) return SmallestRadius;
        return std::max(SmallestRadius, LargestRadius * std::sqrt(std::max(0.0, size) / largestSize_));
    }

    double lineWidth(double weight) const {
        return std::max(NarrowestLine, WidestLine * weight / edges_.back().weight);
    }

    void drawNode(const PlacedNode& node, std::size_t index, double top) {
        const std::size_t group = network_.groups.empty() ? 0 : network_.nodes[index].group;
        const Point centre{node.centre.x, node.centre.y + top};
        const Network::Node& shown = network_.nodes[index];
        const std::string title = shown.label + (std::isfinite(shown.size) ? ": " + numeral(shown.size, 3) : "");
        drawMarker(sheet_, centre, 2 * node.radius, group, title);
        drawLabelGround(node, top);
        sheet_.linesAround(node.label, node.labelAt.x, node.labelAt.y + top, LabelLetters, node.anchor,
                           network_.nodes[index].label);
    }

    /// Lines fade where a label stands over them.
    void drawLabelGround(const PlacedNode& node, double top) {
        if (network_.layout == Network::Layout::Circle || node.label.lines.empty()) return;
        const double height = static_cast<double>(node.label.lines.size()) * lineHeight(LabelLetters);
        const double width = node.label.width;
        const double before = node.anchor == Anchor::Start ? 0 : node.anchor == Anchor::End ? width : width / 2;
        const double x = node.labelAt.x - before;
        const double y = node.labelAt.y + top - height / 2;
        sheet_.add(Path{{{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}}, White, {}, 0.75, {}});
    }

    double drawKeys(double top) {
        std::vector<Key> keys;
        for (std::size_t i = 0; i < network_.groups.size(); ++i)
            keys.push_back({network_.groups[i], [i](Sheet& sheet, Point at) {
                                drawMarker(sheet, {at.x + 7, at.y + 4}, 7, i);
                            }});
        double bottom = drawLegend(sheet_, keys, 0, sheet_.width(), top);
        if (!keys.empty()) bottom += 2;
        keys.clear();
        if (!network_.sizeLegend.empty() && largestSize_ > 0) addSizeKey(keys);
        if (!network_.weightLegend.empty() && !edges_.empty()) addWeightKeys(keys);
        if (hidden_) {
            const std::string what = network_.weightLegend.empty() ? "" : " " + network_.weightLegend;
            keys.push_back({"not drawn: fewer than " + numeral(network_.threshold, 3) + what, [](Sheet&, Point) {}});
        }
        return drawLegend(sheet_, keys, 0, sheet_.width(), bottom);
    }

    void addSizeKey(std::vector<Key>& keys) const {
        const auto sign = [](Sheet& sheet, Point at) {
            sheet.add(Circle{{at.x + 7, at.y + 4}, LargestRadius, {}, Stroke{Muted, 0.7}, {}});
        };
        keys.push_back({numeral(largestSize_, 3) + " " + network_.sizeLegend, sign, 2 * LargestRadius});
    }

    void addWeightKeys(std::vector<Key>& keys) const {
        const auto add = [&](double weight) {
            const double width = lineWidth(weight);
            keys.push_back({numeral(weight, 3) + " " + network_.weightLegend, [width](Sheet& sheet, Point at) {
                                sheet.line({at.x, at.y + 4}, {at.x + 14, at.y + 4}, Stroke{LineColour, width});
                            }});
        };
        add(edges_.back().weight);
        if (edges_.front().weight < edges_.back().weight) add(edges_.front().weight);
    }

    const Network& network_;
    Sheet& sheet_;
    std::vector<Network::Edge> edges_;  ///< Those that are drawn, the thinnest first.
    double largestSize_ = 0;
    bool hidden_ = false;
};

}  // namespace

double drawFigure(const Network& network, Sheet& sheet, double top) { return NetworkDrawing(network, sheet).draw(top); }

}  // namespace coder::figures
