// The way back from canonical text to the bytes of the file it came from.
#pragma once

#include <cstddef>
#include <vector>

#include "coder/text/position.h"

namespace coder::text {

/// A piecewise linear map of offsets: a list of runs, each with a fixed number of new bytes for a fixed number of old
/// ones. An empty map is the identity. Two maps made one after the other are chained with then().
class OffsetMap {
public:
    /// Adds `steps` steps at the end, each of `newStep` bytes made from `oldStep` bytes. Equal neighbours are joined.
    void add(std::size_t newStep, std::size_t oldStep, std::size_t steps = 1);

    /// The old offset for a new one. Inside a step: the beginning of the old step, or, for one-to-one runs, exact.
    std::size_t toOriginal(ByteOffset position) const;

    /// This map followed by `later`: `later`'s old text is this one's new text.
    void then(OffsetMap later);

    bool isIdentity() const { return runs_.empty() && later_.empty(); }

private:
    struct Run {
        std::size_t newBegin;
        std::size_t oldBegin;
        std::size_t newStep;
        std::size_t oldStep;
    };

    std::size_t map(std::size_t position) const;

    std::vector<Run> runs_;
    std::size_t newEnd_ = 0;
    std::size_t oldEnd_ = 0;
    std::vector<OffsetMap> later_;
};

}  // namespace coder::text
