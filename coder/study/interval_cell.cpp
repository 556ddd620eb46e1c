#include "coder/study/interval_cell.h"

#include <fmt/format.h>

namespace coder::study {

report::Cell intervalCell(const std::optional<double>& ratio, const std::optional<analysis::Interval>& interval) {
    if (!ratio) return "n/a";
    if (!interval) return {fmt::format("{:.2f}", *ratio), {{"value", *ratio}}};
    return {fmt::format("{:.2f} ({:.2f}-{:.2f})", *ratio, interval->low, interval->high),
            {{"value", *ratio}, {"low", interval->low}, {"high", interval->high}}};
}

}  // namespace coder::study
