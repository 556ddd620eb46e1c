#include "measures.h"

#include <cmath>

namespace vectors {

using nlohmann::json;

json numberOrNull(const std::optional<double>& value) {
    if (!value) return nullptr;
    if (std::isinf(*value)) return *value > 0 ? "Inf" : "-Inf";
    return *value;
}

double confidenceOf(const json& input) { return input.value("conf", coder::analysis::DefaultConfidence); }

void addInterval(json& result, const std::string& name, const std::optional<coder::analysis::Interval>& interval) {
    result[name + "_lower"] = interval ? numberOrNull(interval->low) : json();
    result[name + "_upper"] = interval ? numberOrNull(interval->high) : json();
}

std::uint32_t Numbering::operator()(const json& value) {
    return numbers_.emplace(value.dump(), static_cast<std::uint32_t>(numbers_.size())).first->second;
}

}  // namespace vectors
