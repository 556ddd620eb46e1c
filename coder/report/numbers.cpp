#include "coder/report/numbers.h"

#include <fmt/format.h>

#include <cmath>

#include "coder/base/check.h"

namespace coder::report {

std::string numberText(const Number& number) {
    if (const auto* count = std::get_if<std::uint64_t>(&number)) return std::to_string(*count);
    const double value = std::get<double>(number);
    if (rounded(value, 1) == value) return fmt::format("{:.1f}", value);
    return fmt::format("{:.6g}", value);
}

std::string decimalText(double value, int decimals) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    const std::string text = fmt::format("{:.{}f}", value, decimals);
    return text.find_first_of("123456789") == std::string::npos && text.front() == '-' ? text.substr(1) : text;
}

std::string shortText(double value) { return fmt::format("{:.6g}", value); }

double rounded(double value, int decimals) {
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor;
}

std::string pText(double p) { return p < 0.001 ? "<0.001" : decimalText(p, 3); }

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

std::string clockText(std::chrono::milliseconds time) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string counted(std::uint64_t number, std::string_view noun) {
    return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace coder::report
