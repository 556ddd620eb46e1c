// The rules of a codebook as regular expressions that find about the same: for comparing with programs that know
// nothing else.
#pragma once

#include <string>
#include <vector>

#include "coder/codebook/codebook.h"

namespace coder::bench {

/// One pattern for each phrase, near (two phrases, both orders) and regex rule, in ASCII syntax that RE2, PCRE and
/// Rust's regex read alike. A stem becomes its word with any ending.
std::vector<std::string> ruleRegexes(const codebook::Codebook& codebook);

}  // namespace coder::bench
