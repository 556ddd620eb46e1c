// The sample study's turns as a file of each format that is imported.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace coder::bench {

struct SampleFile {
    std::string name;  ///< With the ending that its format goes by.
    std::string bytes;
};

/// One file of each format, with about so many bytes of speech; the turns of the sample again and again.
std::vector<SampleFile> sampleFiles(std::size_t bytes);

}  // namespace coder::bench
