// One regular expression as RE2 gets it: for plain texts and for marked ones. The only place that chooses RE2's
// options.
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <string>

#include "coder/base/result.h"
#include "coder/match/regex_syntax.h"

namespace coder::match {

/// Bytes that RE2 may take for one pattern, its program and its states.
inline constexpr std::int64_t PlainMemory = std::int64_t{8} << 20;

/// The same in its form for marked texts, whose classes hold all scripts and are some hundred times as large.
inline constexpr std::int64_t MarkedMemory = std::int64_t{32} << 20;

/// A plain program of so many instructions has a marked one that fits in MarkedMemory: the largest class, \w, grows
/// from some instructions to some 1,000.
inline constexpr int SurelyFits = 1000;

RE2::Options re2Options(std::int64_t memory);

/// What RE2 compiles for plain texts, and for marked ones.
std::string plainProgram(const RegexSource& source);
std::string markedProgram(const RegexSource& source);

/// Checks that RE2 takes the pattern and that it can match at least one character somewhere. The error says what is
/// refused, with its column where that is known, and what to write instead.
base::Status checkRegex(const RegexSource& source);

}  // namespace coder::match
