#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "coder/base/strings.h"
#include "coder/figures/draw.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

std::string name(const std::string& label) { return label.empty() ? "(no name)" : label; }

std::string percent(double share) { return numeral(share * 100, 1) + "%"; }

/// "1 code", "3 codes".
std::string counted(std::size_t count, const std::string& one) {
    return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string interval(const Estimate& estimate, std::string (*show)(double)) {
    const auto low = defined(estimate.low);
    const auto high = defined(estimate.high);
    return low && high ? fmt::format(" ({} to {})", show(*low), show(*high)) : std::string();
}

/// The largest and the smallest of named values.
class Extremes {
public:
    void add(double value, std::string name) {
        if (!any_ || value > largest_) largestName_ = name;
        if (!any_ || value < smallest_) smallestName_ = std::move(name);
        largest_ = any_ ? std::max(largest_, value) : value;
        smallest_ = any_ ? std::min(smallest_, value) : value;
        any_ = true;
    }

    bool any() const { return any_; }
    bool differ() const { return any_ && largest_ > smallest_; }
    const std::string& largest() const { return largestName_; }
    const std::string& smallest() const { return smallestName_; }

private:
    bool any_ = false;
    double largest_ = 0;
    double smallest_ = 0;
    std::string largestName_;
    std::string smallestName_;
};

std::string sentences(const Extremes& extremes) {
    if (!extremes.any()) return {};
    std::string text = " Highest: " + extremes.largest() + ".";
    return extremes.differ() ? text + " Lowest: " + extremes.smallest() + "." : text;
}

std::string describe(const HeatMap& map) {
    Extremes extremes;
    std::size_t rows = 0;
    for (std::size_t r = 0; r < std::min(map.rows.size(), map.cells.size()); ++r) {
        if (!map.cells[r].empty()) ++rows;
        for (std::size_t c = 0; c < std::min(map.columns.size(), map.cells[r].size()); ++c)
            if (const auto value = defined(map.cells[r][c].value))
                extremes.add(*value, fmt::format("{}, {}, {}", name(map.rows[r].label), name(map.columns[c].label),
                                                 percent(*value)));
    }
    return fmt::format("Heat map of {} by {}.", counted(rows, "row"), counted(map.columns.size(), "column")) +
           sentences(extremes);
}

std::string describe(const Bars& bars) {
    Extremes extremes;
    std::size_t rows = 0;
    for (const Bars::Group& group : bars.groups)
        for (const Bars::Bar& bar : group.bars) {
            ++rows;
            for (std::size_t i = 0; i < std::min(bar.values.size(), bars.series.size()); ++i) {
                const auto value = defined(bar.values[i].value);
                if (!value) continue;
                const std::string series = bars.series.size() > 1 ? ", " + name(bars.series[i]) : "";
                extremes.add(*value,
                             name(bar.label) + series + ", " + percent(*value) + interval(bar.values[i], percent));
            }
        }
    const std::string series = bars.series.size() > 1 ? " in " + std::to_string(bars.series.size()) + " series" : "";
    return fmt::format("Bar chart of {}{}.", counted(rows, "row"), series) + sentences(extremes);
}

std::string describe(const Forest& forest) {
    const auto show = [](double value) { return numeral(value, 2); };
    const double null = std::isfinite(forest.null) ? forest.null : 0;
    Extremes extremes;
    std::size_t estimates = 0;
    std::size_t apart = 0;
    for (const Forest::Row& row : forest.rows) {
        const auto value = defined(row.estimate.value);
        if (!value) continue;
        ++estimates;
        const auto low = defined(row.estimate.low);
        const auto high = defined(row.estimate.high);
        if (low && high && (*low > null || *high < null)) ++apart;
        extremes.add(*value, name(row.label) + ", " + show(*value) + interval(row.estimate, show));
    }
    return fmt::format("Forest plot of {}; {} with an interval that leaves out {}.", counted(estimates, "estimate"),
                       apart, numeral(null, 2)) +
           sentences(extremes);
}

std::string describe(const Matrix& matrix) {
    Extremes extremes;
    const std::size_t count = matrix.labels.size();
    for (std::size_t r = 0; r < std::min(count, matrix.values.size()); ++r)
        for (std::size_t c = 0; c < std::min(count, matrix.values[r].size()); ++c) {
            const bool drawn = matrix.triangle == Matrix::Triangle::Full ||
                               (matrix.triangle == Matrix::Triangle::Lower ? c < r : c > r);
            const auto value = defined(matrix.values[r][c]);
            if (drawn && r != c && value)
                extremes.add(*value, name(matrix.labels[r]) + " and " + name(matrix.labels[c]) + ", " +
                                         numeral(*value, static_cast<int>(std::min(matrix.decimals, 6U))));
        }
    return fmt::format("Matrix of how often each of {} occurs with each other.", counted(count, "code")) +
           sentences(extremes);
}

std::string describe(const Network& network) {
    Extremes extremes;
    std::size_t links = 0;
    for (const Network::Edge& edge : network.edges) {
        if (edge.from >= network.nodes.size() || edge.to >= network.nodes.size() || edge.from == edge.to) continue;
        if (!std::isfinite(edge.weight) || edge.weight <= 0 || edge.weight < network.threshold) continue;
        ++links;
        extremes.add(edge.weight, name(network.nodes[edge.from].label) + " and " + name(network.nodes[edge.to].label) +
                                      ", " + numeral(edge.weight, 3));
    }
    const std::string least = network.threshold > 0 ? " of at least " + numeral(network.threshold, 3) : "";
    const std::string strongest = extremes.any() ? " Strongest: " + extremes.largest() + "." : "";
    return fmt::format("Network of {} and {}{}.", counted(network.nodes.size(), "code"), counted(links, "link"),
                       least) +
           strongest;
}

std::string describe(const Saturation& saturation) {
    std::string text = "Codes seen after so many interviews.";
    for (const Saturation::Series& series : saturation.series) {
        const std::vector<double>& values = series.observed.empty() ? series.mean : series.observed;
        if (values.empty() || !std::isfinite(values.back())) continue;
        const auto most =
            std::find_if(values.begin(), values.end(), [&](double v) { return v >= 0.9 * values.back(); });
        text += fmt::format(" {}{} after {}, 90% of them after {}.", series.label.empty() ? "" : series.label + ": ",
                            numeral(values.back(), 1), counted(values.size(), "interview"), most - values.begin() + 1);
    }
    return text;
}

std::string describe(const Portrait& portrait) {
    std::vector<std::size_t> marks(portrait.lanes.size());
    for (const Portrait::Mark& mark : portrait.marks)
        if (mark.lane < marks.size()) ++marks[mark.lane];
    std::size_t all = 0;
    for (const std::size_t count : marks) all += count;
    std::string text = "Portrait of one interview";
    if (std::isfinite(portrait.length) && portrait.length > 0)
        text += " of " + numeral(portrait.length, 0) + " " + portrait.unit;
    text += fmt::format(": {} in {}.", counted(all, "passage"), counted(portrait.lanes.size(), "lane"));
    if (all == 0) return text;
    const auto most = std::max_element(marks.begin(), marks.end());
    const std::size_t lane = static_cast<std::size_t>(most - marks.begin());
    return text + fmt::format(" Most: {}, {}.", name(portrait.lanes[lane].label), counted(*most, "passage"));
}

std::string describe(const Timeline& timeline) {
    std::vector<std::string> lanes;
    for (const Timeline::Lane& lane : timeline.lanes)
        lanes.push_back(fmt::format("{}, {} and {}", name(lane.label), counted(lane.turns.size(), "turn"),
                                    counted(lane.marks.size(), "mark")));
    std::string text = fmt::format("Timeline of {}", counted(lanes.size(), "speaker"));
    if (lanes.size() > 6) return text + ".";
    return text + ": " + base::join(lanes, "; ") + ".";
}

}  // namespace

std::string altText(const Figure& figure) {
    return std::visit(
        [](const auto& kind) { return isEmpty(kind) ? std::string("Nothing to show.") : cleaned(describe(kind)); },
        figure);
}

}  // namespace coder::figures
