#include "coder/analysis/adjustment.h"

#include <algorithm>
#include <cstddef>

namespace coder::analysis {

namespace {

/// Indices of the values that there are, smallest p first; ties in the order of the input.
std::vector<std::size_t> ranked(const PValues& p) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i]) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *p[a] < *p[b]; });
    return order;
}

/// Running minimum, from the largest p down, of p times `factor` m / rank.
PValues stepUp(const PValues& p, double factor) {
    const std::vector<std::size_t> order = ranked(p);
    const auto tests = static_cast<double>(order.size());
    PValues adjusted(p.size());
    double lowest = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t i = order[rank - 1];
        lowest = std::min(lowest, factor * tests / static_cast<double>(rank) * *p[i]);
        adjusted[i] = lowest;
    }
    return adjusted;
}

}  // namespace

PValues holm(const PValues& p) {
    const std::vector<std::size_t> order = ranked(p);
    PValues adjusted(p.size());
    double highest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const std::size_t i = order[rank];
        highest = std::max(highest, std::min(1.0, static_cast<double>(order.size() - rank) * *p[i]));
        adjusted[i] = highest;
    }
    return adjusted;
}

PValues benjaminiHochberg(const PValues& p) { return stepUp(p, 1); }

PValues bonferroni(const PValues& p) {
    const auto tests = static_cast<double>(ranked(p).size());
    PValues adjusted = p;
    for (auto& value : adjusted)
        if (value) value = std::min(1.0, *value * tests);
    return adjusted;
}

PValues benjaminiYekutieli(const PValues& p) {
    double factor = 0;
    const std::size_t tests = ranked(p).size();
    for (std::size_t i = 1; i <= tests; ++i) factor += 1 / static_cast<double>(i);
    return stepUp(p, factor);
}

}  // namespace coder::analysis
