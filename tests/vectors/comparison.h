// What a measure gave against what a vector expects.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace vectors {

/// One value that isn't as expected.
struct Difference {
    std::string path;  ///< Keys and indices, joined by "/".
    std::string expected;
    std::string got;
};

/// Every key of `test["expect"]` must be in `got`: numbers within `test["tolerance"]` (1e-6 if it isn't there), or what
/// `test["tolerances"]` says for the path of the key (a number, or "rel x"; for arrays it holds for the elements);
/// counts, booleans, texts and null the same.
std::vector<Difference> differences(const nlohmann::json& test, const nlohmann::json& got);

}  // namespace vectors
