#include "coder/analysis/accuracy.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "coder/analysis/kappa.h"
#include "coder/analysis/random.h"

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
    trueNegatives += other.trueNegatives;
    return *this;
}

std::optional<double> precision(const Confusion& c) {
    return ratio(c.truePositives, c.truePositives + c.falsePositives);
}

std::optional<double> recall(const Confusion& c) { return ratio(c.truePositives, c.truePositives + c.falseNegatives); }

std::optional<double> f1(const Confusion& c) {
    return ratio(2 * c.truePositives, 2 * c.truePositives + c.falsePositives + c.falseNegatives);
}

std::optional<double> kappa(const Confusion& c) {
    return cohenKappa(CrossTable({{c.truePositives, c.falseNegatives}, {c.falsePositives, c.trueNegatives}})).kappa;
}

MacroMean macroMean(const std::vector<Confusion>& codes, AccuracyMeasure measure) {
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

std::optional<double> macroMeanWithZeros(const std::vector<Confusion>& codes, AccuracyMeasure measure) {
    if (codes.empty()) return std::nullopt;
    double sum = 0;
    for (const Confusion& code : codes) sum += measure(code).value_or(0);
    return sum / static_cast<double>(codes.size());
}

namespace {

/// The values of one measure over all draws.
class Draws {
public:
    void add(const std::optional<double>& value) {
        if (value) values_.push_back(*value);
    }

    /// From the 2.5th to the 97.5th percentile: the values nearest to these ranks.
    std::optional<Interval> interval() {
        if (values_.empty()) return std::nullopt;
        std::sort(values_.begin(), values_.end());
        const auto at = [&](double share) {
            return values_[static_cast<std::size_t>(std::lround(share * static_cast<double>(values_.size() - 1)))];
        };
        return Interval{at(0.025), at(0.975)};
    }

private:
    std::vector<double> values_;
};

}  // namespace

BootstrapIntervals bootstrapIntervals(const std::vector<std::vector<Confusion>>& bySource, std::uint32_t draws,
                                      std::uint64_t seed) {
    BootstrapIntervals intervals;
    if (bySource.size() < 2) return intervals;
    intervals.draws = draws;
    Random random(seed);
    std::array<Draws, 6> values;
    constexpr std::array<AccuracyMeasure, 3> Measures{&precision, &recall, &f1};
    std::vector<Confusion> codes;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        codes.assign(bySource.front().size(), {});
        for (std::size_t i = 0; i < bySource.size(); ++i) {
            const std::vector<Confusion>& source = bySource[below(random, bySource.size())];
            for (std::size_t c = 0; c < codes.size(); ++c) codes[c] += source[c];
        }
        Confusion all;
        for (const Confusion& code : codes) all += code;
        for (std::size_t m = 0; m < Measures.size(); ++m) {
            values[m].add(Measures[m](all));
            values[m + 3].add(macroMean(codes, Measures[m]).value);
        }
    }
    intervals.microPrecision = values[0].interval();
    intervals.microRecall = values[1].interval();
    intervals.microF1 = values[2].interval();
    intervals.macroPrecision = values[3].interval();
    intervals.macroRecall = values[4].interval();
    intervals.macroF1 = values[5].interval();
    return intervals;
}

}  // namespace coder::analysis
