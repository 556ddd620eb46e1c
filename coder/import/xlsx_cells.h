// The numbers of a workbook as its cells show them. Internal to the readers of workbooks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coder::import {

/// What a cell's format makes of its number.
enum class NumberKind : std::uint8_t {
    Plain,  ///< The number, whatever its decimals, separators and signs.
    Time,   ///< A time of day or a duration.
    Date,   ///< A day, perhaps with a time of day.
};

/// The kind of one of the formats that every workbook has (ECMA-376 Part 1, 18.8.30).
NumberKind kindOfBuiltIn(std::string_view id);

/// The kind of a format that the workbook states, "dd.mm.yyyy" or "[h]:mm:ss". Its first section counts; what stands in
/// quotes or brackets does not, but for times in brackets.
NumberKind kindOfFormat(std::string_view code);

/// The number of a cell as text: "3" for 3.0, with at most 15 digits, which is what a workbook keeps; a day as
/// "2024-03-05", with a time as "2024-03-05 14:30:00"; a time as "1:02:03.500". Days count from 1900, with the 29th of
/// February that this year did not have, or from 1904. What is no number, or out of the range of its kind, comes back
/// as it is.
std::string numberText(const std::string& number, NumberKind kind, bool from1904);

}  // namespace coder::import
