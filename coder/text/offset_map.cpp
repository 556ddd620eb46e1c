#include "coder/text/offset_map.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace coder::text {

void OffsetMap::add(std::size_t newStep, std::size_t oldStep, std::size_t steps) {
    if (steps == 0) return;
    // A step of several bytes to as many is left as one step, so that a character is never divided; 1:1 steps are
    // exact.
    if (runs_.empty() || runs_.back().newStep != newStep || runs_.back().oldStep != oldStep || newStep == 0)
        runs_.push_back({newEnd_, oldEnd_, newStep, oldStep});
    newEnd_ += newStep * steps;
    oldEnd_ += oldStep * steps;
}

std::size_t OffsetMap::map(std::size_t position) const {
    if (runs_.empty()) return position;
    if (position >= newEnd_) return oldEnd_ + (position - newEnd_);
    // Of several runs that begin at one place (old bytes that left nothing behind) the last one holds the position.
    const auto behind = std::upper_bound(runs_.begin(), runs_.end(), position,
                                         [](std::size_t value, const Run& run) { return value < run.newBegin; });
    const Run& run = *(behind - 1);
    if (run.newStep == 0) return run.oldBegin;
    return run.oldBegin + (position - run.newBegin) / run.newStep * run.oldStep;
}

std::size_t OffsetMap::toOriginal(ByteOffset position) const {
    std::size_t at = position.value();
    for (auto stage = later_.rbegin(); stage != later_.rend(); ++stage) at = stage->map(at);
    return map(at);
}

void OffsetMap::then(OffsetMap later) {
    if (later.isIdentity()) return;
    std::vector<OffsetMap> inner = std::move(later.later_);
    later.later_.clear();
    if (isIdentity() && inner.empty()) {
        *this = std::move(later);
        return;
    }
    later_.push_back(std::move(later));
    std::move(inner.begin(), inner.end(), std::back_inserter(later_));
}

}  // namespace coder::text
