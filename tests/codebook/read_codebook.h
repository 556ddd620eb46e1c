// Codebooks for tests, read from text.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "coder/codebook/codebook_reader.h"

namespace coder::codebook {

/// Lines 1 to 4 of a codebook; line 5 is the first of `rest`.
inline std::string withHead(const std::string& rest) {
    return "codebook: Test\nversion: 1.0\nlanguage: en\nsource: none\n" + rest;
}

inline ReadCodebook readGood(const std::string& yaml) {
    auto read = readCodebook(yaml, "test.yaml");
    if (!read) FAIL(toString(read.error().diagnostic()));
    return std::move(*read);
}

/// A codebook with one code `a`, whose rules these lines are; the first stands in line 8, at column 9.
inline std::string withRules(const std::string& rules) {
    return withHead("codes:\n  - code: a\n    rules:\n      - " + rules + "\n");
}

/// The codebook's only rule, which must be without faults.
inline Rule ruleOf(const std::string& rule) {
    const ReadCodebook read = readGood(withRules(rule));
    for (const auto& diagnostic : read.diagnostics) FAIL(toString(diagnostic));
    REQUIRE(read.codebook.codes.size() == 1);
    REQUIRE(read.codebook.codes[0].rules.size() == 1);
    return read.codebook.codes[0].rules[0];
}

inline std::vector<std::string> linesOf(const base::Diagnostics& diagnostics) {
    std::vector<std::string> lines;
    for (const auto& diagnostic : diagnostics) lines.push_back(toString(diagnostic));
    return lines;
}

}  // namespace coder::codebook
