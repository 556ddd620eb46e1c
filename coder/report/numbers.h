// How numbers are written.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "coder/report/table.h"

namespace coder::report {

/// What stands in a table where there is no value.
inline constexpr const char* Undefined = "n/a";

/// For programs: integers as they are, others with one decimal and a full stop, whatever the locale; with up to six
/// significant digits where one decimal would change the value.
std::string numberText(const Number& number);

/// With so many decimals and without a minus before zeros; "inf" for infinity.
std::string decimalText(double value, int decimals);

/// As few digits as give the value to six: "2.5", "5".
std::string shortText(double value);

/// Rounded to so many decimals, halves away from zero.
double rounded(double value, int decimals);

/// "0.034", "<0.001"; three decimals.
std::string pText(double p);

/// "58%": whole per cent, halves away from zero, as tables of small studies have it. `whole` must not be 0.
std::string percentText(std::uint64_t part, std::uint64_t whole);

/// 100 * part / whole with one decimal, rounded half away from zero. `whole` must not be 0.
double percent(std::uint64_t part, std::uint64_t whole);

/// "1,234,567".
std::string grouped(std::uint64_t number);

/// "0:12:31": hours, minutes and seconds from the beginning of the recording, cut to whole seconds.
std::string clockText(std::chrono::milliseconds time);

/// "1 source", "1,234 sources": for nouns whose plural ends in s.
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace coder::report
