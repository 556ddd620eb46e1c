#include "coder/report/numbers.h"

#include <fmt/format.h>

#include <cmath>

#include "coder/base/check.h"

namespace coder::report {

std::string numberText(const Number& number) {
    if (const auto* count = std::get_if<std::uint64_t>(&number)) return std::to_string(*count);
    return fmt::format("{:.1f}", std::get<double>(number));
}

std::string percentText(std::uint64_t part, std::uint64_t whole) {
    CODER_CHECK_LT(0U, whole);
    // In integers, so that a half is a half.
    return std::to_string((200 * part + whole) / (2 * whole)) + "%";
}

double percent(std::uint64_t part, std::uint64_t whole) {
    CODER_CHECK_LT(0U, whole);
    const std::uint64_t tenths = (2000 * part + whole) / (2 * whole);
    return static_cast<double>(tenths) / 10;
}

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

std::string counted(std::uint64_t number, std::string_view noun) {
    return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace coder::report
