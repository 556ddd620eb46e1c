// Where the values of a numeric attribute lie.
#pragma once

#include <optional>
#include <vector>

namespace coder::analysis {

/// The `share` quantile (0..1) by linear interpolation between order statistics: Hyndman and Fan 1996, Am Stat
/// 50:361-365, type 7. None without values. Values are finite, in any order.
std::optional<double> quantile(std::vector<double> values, double share);

struct Summary {
    double mean = 0;
    std::optional<double> sd;  ///< Of a sample, with n - 1; none of a single value.
    double median = 0;
    double lowerQuartile = 0;
    double upperQuartile = 0;
    double smallest = 0;
    double largest = 0;
};

/// None without values.
std::optional<Summary> summary(std::vector<double> values);

}  // namespace coder::analysis
