// Which figures have nothing to show.
#include <algorithm>

#include "coder/figures/kinds.h"

namespace coder::figures {

bool isEmpty(const HeatMap& map) { return map.rows.empty() || map.columns.empty(); }
bool isEmpty(const Bars& bars) {
    return bars.series.empty() ||
           std::all_of(bars.groups.begin(), bars.groups.end(), [](const auto& group) { return group.bars.empty(); });
}
bool isEmpty(const Forest& forest) { return forest.rows.empty(); }
bool isEmpty(const Matrix& matrix) { return matrix.labels.empty(); }
bool isEmpty(const Network& network) { return network.nodes.empty(); }
bool isEmpty(const Saturation& saturation) {
    return std::all_of(saturation.series.begin(), saturation.series.end(), [](const Saturation::Series& series) {
        return series.observed.empty() && series.mean.empty() && (series.low.empty() || series.high.empty());
    });
}
bool isEmpty(const Portrait& portrait) { return portrait.lanes.empty() && portrait.turns.empty(); }
bool isEmpty(const Timeline& timeline) { return timeline.lanes.empty(); }

}  // namespace coder::figures
