// The style sheets and scripts that are built into the program, made from coder/report/html/ by cmake/EmbedFiles.cmake.
#pragma once

#include <cstddef>
#include <string_view>

namespace coder::report {

struct HtmlPageFile {
    const char* name;  ///< "panel.css".
    std::string_view content;
};

/// In alphabetical order of the names.
extern const HtmlPageFile HtmlPageFiles[];
extern const std::size_t HtmlPageFileCount;

}  // namespace coder::report
