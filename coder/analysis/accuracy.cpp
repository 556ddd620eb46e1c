#include "coder/analysis/accuracy.h"

namespace coder::analysis {

namespace {

std::optional<double> ratio(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Confusion& Confusion::operator+=(const Confusion& other) {
    truePositives += other.truePositives;
    falsePositives += other.falsePositives;
    falseNegatives += other.falseNegatives;
    return *this;
}

std::optional<double> precision(const Confusion& c) {
    return ratio(c.truePositives, c.truePositives + c.falsePositives);
}

std::optional<double> recall(const Confusion& c) { return ratio(c.truePositives, c.truePositives + c.falseNegatives); }

std::optional<double> f1(const Confusion& c) {
    return ratio(2 * c.truePositives, 2 * c.truePositives + c.falsePositives + c.falseNegatives);
}

MacroMean macroMean(const std::vector<Confusion>& codes, std::optional<double> (*measure)(const Confusion&)) {
    MacroMean mean;
    double sum = 0;
    for (const Confusion& code : codes)
        if (const auto value = measure(code)) {
            sum += *value;
            ++mean.codes;
        }
    if (mean.codes != 0) mean.value = sum / static_cast<double>(mean.codes);
    return mean;
}

}  // namespace coder::analysis
