// The language files that are built into the program, made from codebooks/languages/ by cmake/EmbedFiles.cmake.
#pragma once

#include <cstddef>
#include <string_view>

namespace coder::codebook {

struct BuiltInLanguage {
    const char* tag;
    std::string_view yaml;
};

/// In alphabetical order of the tags.
extern const BuiltInLanguage BuiltInLanguages[];
extern const std::size_t BuiltInLanguageCount;

}  // namespace coder::codebook
