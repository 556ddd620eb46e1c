#include "coder/text/position.h"

#include <algorithm>

namespace coder::text {

void joinOverlaps(std::vector<Span>& spans) {
    std::sort(spans.begin(), spans.end());
    std::size_t last = 0;
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].begin() < spans[last].end())
            spans[last] = {spans[last].begin(), std::max(spans[last].end(), spans[i].end())};
        else
            spans[++last] = spans[i];
    }
    if (!spans.empty()) spans.resize(last + 1);
}

}  // namespace coder::text
