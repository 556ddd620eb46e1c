// Times of a recording as transcripts write them: 1:02:03, 02:03, 75:10, with .5 or ,250 for parts of a second; bare or
// in brackets; the brackets perhaps escaped for Markdown, \[02:03\].
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace coder::transcript {

struct TimeMatch {
    std::chrono::milliseconds time{0};
    std::size_t end = 0;  ///< Offset behind the time and its brackets.
};

/// The bare time that begins at `at`: h:mm:ss or mm:ss, where only the first number may have one or three digits and
/// exceed 59. More than three digits behind the full stop or comma are cut. "10:30" is a time for this function,
/// whatever it is in speech.
std::optional<TimeMatch> matchTime(std::string_view text, std::size_t at);

/// The same in [] or (), escaped or not, with nothing else inside but spaces.
std::optional<TimeMatch> matchBracketedTime(std::string_view text, std::size_t at);

/// Either of them.
std::optional<TimeMatch> matchAnyTime(std::string_view text, std::size_t at);

/// True when a bare time stands anywhere in `text`.
bool containsTime(std::string_view text);

}  // namespace coder::transcript
