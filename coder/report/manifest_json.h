// A manifest as JSON.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace coder::report {

/// A name and its value, in the order in which they are written.
using NamedValues = std::vector<std::pair<std::string, std::string>>;

struct Manifest {
    std::string program;
    std::string version;
    std::string time;       ///< ISO 8601, UTC: the only value that differs between two runs on the same inputs.
    NamedValues libraries;  ///< Name and version.
    NamedValues study;      ///< Title, codebook and its version, language.
    std::vector<std::pair<std::string, std::uint64_t>> counts;
    NamedValues inputs;  ///< Path and SHA-256.
    NamedValues outputs;
};

std::string manifestJson(const Manifest& manifest);

}  // namespace coder::report
