// Codebooks and codes as a study keeps them.
#pragma once

#include <string>

#include "coder/base/guid.h"

namespace coder::project {

/// One version of a codebook. Never changes; a changed file is another version.
struct StoredCodebook {
    base::Guid guid;
    std::string name;
    std::string version;
    std::string sha256;  ///< Of `yaml`, in lower-case hexadecimal.
    std::string yaml;    ///< The file as it was added.
    std::string added;   ///< As base::utcNow() writes it.

    friend bool operator==(const StoredCodebook&, const StoredCodebook&) = default;
};

/// A code keeps its GUID from version to version of the codebook, also when it is renamed or moved.
struct StoredCode {
    base::Guid guid;
    std::string path;  ///< "mentor/altruistic"; unique in the study.
    std::string name;
    base::Guid codebook;  ///< The latest version that defines it.

    friend bool operator==(const StoredCode&, const StoredCode&) = default;
};

}  // namespace coder::project
