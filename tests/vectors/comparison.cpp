#include "comparison.h"

#include <cmath>
#include <stdexcept>

namespace vectors {

namespace {

using nlohmann::json;

struct Tolerance {
    double value = 0;
    bool relative = false;
};

Tolerance toleranceOf(const json& value) {
    if (value.is_number()) return {value.get<double>(), false};
    const std::string text = value.get<std::string>();
    if (text.rfind("rel ", 0) != 0) throw std::runtime_error("a tolerance is a number or \"rel x\", not " + text);
    return {std::stod(text.substr(4)), true};
}

class Comparison {
public:
    explicit Comparison(const json& test) : test_(test), usual_(toleranceOf(test.value("tolerance", json(1e-6)))) {}

    void compare(const json& expected, const json& got, const std::string& path, const Tolerance& tolerance) {
        if (expected.is_object() && got.is_object())
            compareObjects(expected, got, path);
        else if (expected.is_array() && got.is_array() && expected.size() == got.size())
            compareArrays(expected, got, path, tolerance);
        else if (!same(expected, got, tolerance))
            differences.push_back({path, expected.dump(), got.dump()});
    }

    const Tolerance& usual() const { return usual_; }

    std::vector<Difference> differences;

private:
    void compareObjects(const json& expected, const json& got, const std::string& path) {
        for (const auto& [key, value] : expected.items()) {
            const std::string below = path.empty() ? key : path + "/" + key;
            if (!got.contains(key))
                differences.push_back({below, value.dump(), "nothing"});
            else
                compare(value, got[key], below, toleranceAt(below));
        }
    }

    void compareArrays(const json& expected, const json& got, const std::string& path, const Tolerance& tolerance) {
        for (std::size_t i = 0; i < expected.size(); ++i)
            compare(expected[i], got[i], path + "/" + std::to_string(i), tolerance);
    }

    Tolerance toleranceAt(const std::string& path) const {
        const auto found = test_.find("tolerances");
        if (found == test_.end() || !found->contains(path)) return usual_;
        return toleranceOf((*found)[path]);
    }

    static bool same(const json& expected, const json& got, const Tolerance& tolerance) {
        if (!expected.is_number() || !got.is_number() || (expected.is_number_integer() && got.is_number_integer()))
            return expected == got;
        const double value = expected.get<double>();
        const double allowed = tolerance.relative ? tolerance.value * std::abs(value) : tolerance.value;
        return std::abs(got.get<double>() - value) <= allowed;
    }

    const json& test_;
    Tolerance usual_;
};

}  // namespace

std::vector<Difference> differences(const json& test, const json& got) {
    Comparison comparison(test);
    comparison.compare(test.at("expect"), got, "", comparison.usual());
    return comparison.differences;
}

}  // namespace vectors
