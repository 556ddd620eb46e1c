// The measures of the vectors, computed by the program's own functions.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "coder/analysis/intervals.h"

namespace vectors {

/// From a case's "input" to all keys that "expect" may have. For measures that are checked in a further way it adds
/// keys that no vector expects: "failed", an array of texts.
using Measure = std::function<nlohmann::json(const nlohmann::json& input)>;
using Measures = std::map<std::string, Measure>;

/// By the name of the measure in the vector file. One function for each source file.
Measures proportionMeasures();
Measures tableMeasures();
Measures codeSetMeasures();
Measures wordMeasures();

/// Undefined is null, infinity "Inf" or "-Inf".
nlohmann::json numberOrNull(const std::optional<double>& value);

/// The confidence asked for; 0.95 where nothing is said.
double confidenceOf(const nlohmann::json& input);

/// Adds NAME_lower and NAME_upper.
void addInterval(nlohmann::json& result, const std::string& name,
                 const std::optional<coder::analysis::Interval>& interval);

/// Numbers for texts and other values, in the order in which they come up.
class Numbering {
public:
    std::uint32_t operator()(const nlohmann::json& value);
    std::size_t size() const { return numbers_.size(); }

private:
    std::map<std::string, std::uint32_t> numbers_;
};

}  // namespace vectors
