// Rules against human coding: precision, recall and F1 (docs/reference/evaluate.md has the formulas).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace coder::analysis {

/// Decisions about the units of one code. Units that neither side coded are not needed.
struct Confusion {
    std::uint64_t truePositives = 0;
    std::uint64_t falsePositives = 0;
    std::uint64_t falseNegatives = 0;

    Confusion& operator+=(const Confusion& other);
    friend bool operator==(const Confusion&, const Confusion&) = default;
};

/// tp/(tp+fp); none where nothing was found.
std::optional<double> precision(const Confusion& confusion);
/// tp/(tp+fn); none where nothing was to be found.
std::optional<double> recall(const Confusion& confusion);
/// 2tp/(2tp+fp+fn); none where there is nothing on either side.
std::optional<double> f1(const Confusion& confusion);

/// Means over the codes where the value is defined, and how many codes that are.
struct MacroMean {
    std::optional<double> value;
    std::uint64_t codes = 0;
};

MacroMean macroMean(const std::vector<Confusion>& codes, std::optional<double> (*measure)(const Confusion&));

}  // namespace coder::analysis
