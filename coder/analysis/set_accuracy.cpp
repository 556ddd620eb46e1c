#include "coder/analysis/set_accuracy.h"

#include <algorithm>
#include <iterator>

namespace coder::analysis {

namespace {

double jaccard(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    if (a.empty() && b.empty()) return 1;
    std::vector<std::uint32_t> shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(shared));
    return static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size() - shared.size());
}

}  // namespace

std::vector<Confusion> confusions(const CodeSets& gold, const CodeSets& coder, std::size_t codes) {
    const CodeSets expected = normalized(gold);
    const CodeSets found = normalized(coder);
    std::vector<Confusion> counts(codes);
    std::vector<char> isExpected(codes), isFound(codes);
    const auto mark = [&](const std::vector<std::uint32_t>& set, std::vector<char>& marks, char value) {
        for (const std::uint32_t code : set)
            if (code < codes) marks[code] = value;
    };
    for (std::size_t unit = 0; unit < expected.size(); ++unit) {
        mark(expected[unit], isExpected, 1);
        mark(found[unit], isFound, 1);
        for (std::size_t code = 0; code < codes; ++code) {
            Confusion& count = counts[code];
            if (isFound[code])
                ++(isExpected[code] ? count.truePositives : count.falsePositives);
            else
                ++(isExpected[code] ? count.falseNegatives : count.trueNegatives);
        }
        mark(expected[unit], isExpected, 0);
        mark(found[unit], isFound, 0);
    }
    return counts;
}

std::optional<double> exactMatch(const CodeSets& gold, const CodeSets& coder) {
    if (gold.empty()) return std::nullopt;
    const CodeSets expected = normalized(gold);
    const CodeSets found = normalized(coder);
    std::size_t same = 0;
    for (std::size_t unit = 0; unit < expected.size(); ++unit)
        if (expected[unit] == found[unit]) ++same;
    return static_cast<double>(same) / static_cast<double>(expected.size());
}

std::optional<double> meanJaccard(const CodeSets& gold, const CodeSets& coder) {
    if (gold.empty()) return std::nullopt;
    const CodeSets expected = normalized(gold);
    const CodeSets found = normalized(coder);
    double sum = 0;
    for (std::size_t unit = 0; unit < expected.size(); ++unit) sum += jaccard(expected[unit], found[unit]);
    return sum / static_cast<double>(expected.size());
}

}  // namespace coder::analysis
