// What the program is made of.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace coder::study {

/// "0.1.0"
const char* programVersion();

/// Names and versions of the libraries that results depend on, and of the compiler.
std::vector<std::pair<std::string, std::string>> libraryVersions();

}  // namespace coder::study
