// coder_rule_regexes CODEBOOK.yaml: one regular expression a line.
// coder_rule_regexes CODEBOOK.yaml --codebook: the same as a codebook of regex rules.
#include <cstdio>
#include <string>

#include "coder/base/file.h"
#include "coder/codebook/codebook_reader.h"
#include "rule_regexes.h"

namespace {

/// Longer patterns, with lists of words inside gaps, take other engines minutes to compile, or are refused.
constexpr std::size_t LongestPattern = 160;

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const std::string path = argv[1];
    const auto codebook = coder::codebook::readCodebook(coder::base::readFile(path).value(), path);
    const bool asCodebook = argc > 2;
    if (asCodebook)
        std::puts(
            "codebook: Regular expressions\nlanguage: en\ndefaults: {negation: any}\ncodes:\n  - code: all\n    name: "
            "All\n    rules:");
    for (std::string pattern : coder::bench::ruleRegexes(codebook.value().codebook)) {
        if (pattern.size() > LongestPattern) continue;
        if (asCodebook) {
            for (std::size_t at = pattern.find('\''); at != std::string::npos; at = pattern.find('\'', at + 2))
                pattern.insert(at, "'");
            pattern = "      - regex: '" + pattern + "'";
        }
        std::puts(pattern.c_str());
    }
}
