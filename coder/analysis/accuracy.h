// Rules against human coding: precision, recall, F1 and kappa (docs/reference/evaluate.md has the formulas).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "coder/analysis/intervals.h"

namespace coder::analysis {

/// Decisions about the units of one code.
struct Confusion {
    std::uint64_t truePositives = 0;
    std::uint64_t falsePositives = 0;
    std::uint64_t falseNegatives = 0;
    std::uint64_t trueNegatives = 0;

    /// At least one side used the code.
    bool used() const { return truePositives + falsePositives + falseNegatives > 0; }

    Confusion& operator+=(const Confusion& other);
    friend bool operator==(const Confusion&, const Confusion&) = default;
};

/// tp/(tp+fp); none where nothing was found.
std::optional<double> precision(const Confusion& confusion);
/// tp/(tp+fn); none where nothing was to be found.
std::optional<double> recall(const Confusion& confusion);
/// 2tp/(2tp+fp+fn); none where there is nothing on either side.
std::optional<double> f1(const Confusion& confusion);

/// Cohen's kappa of the two sides, each a yes or no for every unit: Cohen 1960, Educ Psychol Meas 20:37-46. None where
/// both sides are constant and equal, or without units.
std::optional<double> kappa(const Confusion& confusion);

/// Means over the codes where the value is defined, and how many codes that are.
struct MacroMean {
    std::optional<double> value;
    std::uint64_t codes = 0;
};

using AccuracyMeasure = std::optional<double> (*)(const Confusion&);

MacroMean macroMean(const std::vector<Confusion>& codes, AccuracyMeasure measure);

/// The mean over all codes, with 0 where the value is not defined; none without codes.
std::optional<double> macroMeanWithZeros(const std::vector<Confusion>& codes, AccuracyMeasure measure);

/// Percentile intervals at 95 % of totals over codes, from samples of interviews drawn with replacement: sentences of
/// one interview are not independent, interviews nearly are.
struct BootstrapIntervals {
    std::optional<Interval> microPrecision, microRecall, microF1;
    std::optional<Interval> macroPrecision, macroRecall, macroF1;
    std::uint32_t draws = 0;
};

inline constexpr std::uint32_t BootstrapDraws = 2000;
inline constexpr std::uint64_t BootstrapSeed = 1;

/// `bySource[i][c]` is the confusion of code c in source i. The same input gives the same intervals on every machine;
/// none of them with fewer than two sources. Draws in which a value is not defined are left out of its interval.
BootstrapIntervals bootstrapIntervals(const std::vector<std::vector<Confusion>>& bySource,
                                      std::uint32_t draws = BootstrapDraws, std::uint64_t seed = BootstrapSeed);

}  // namespace coder::analysis
