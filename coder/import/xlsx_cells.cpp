#include "coder/import/xlsx_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace coder::import {

namespace {

constexpr long long MillisecondsPerDay = 86'400'000;

std::optional<double> parsed(const std::string& number) {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string plainNumber(double value) {
    constexpr int KeptDigits = 15;
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, KeptDigits);
    return {buffer.data(), end};
}

/// A part of a day as "h:mm:ss.mmm".
std::optional<std::string> clockTime(double days) {
    constexpr double Longest = 40;  // days; 999 hours is what can be written
    if (!(days >= 0) || days > Longest) return std::nullopt;
    const long long duration = std::llround(days * MillisecondsPerDay);
    std::array<char, 40> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld.%03lld", duration / 3'600'000,
                                     duration / 60'000 % 60, duration / 1000 % 60, duration % 1000);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

/// Day 1 is 1 January 1900, or day 0 is 1 January 1904. From day 61 of 1900 on there is a day too many.
std::optional<std::string> dateText(double serial, bool from1904) {
    using namespace std::chrono;
    constexpr double Last = 2'958'465;  // 31 December 9999
    const double first = from1904 ? 0 : 1;
    if (!(serial >= first) || serial > Last) return std::nullopt;
    const long long seconds = std::llround(serial * 86'400);
    const long long day = seconds / 86'400;
    const long long time = seconds % 86'400;
    const sys_days begin = from1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (day < 60 ? 31 : 30));
    const year_month_day date(begin + days(day));
    std::array<char, 40> buffer{};
    int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                               static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    if (time != 0)
        length += std::snprintf(buffer.data() + length, buffer.size() - static_cast<std::size_t>(length),
                                " %02lld:%02lld:%02lld", time / 3600, time / 60 % 60, time % 60);
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

/// The first section in lower case without quoted and escaped characters; of brackets only "[h]", "[mm]" and "[ss]".
std::string bareFormat(std::string_view code) {
    std::string plain;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') quoted = !quoted;
        if (quoted || c == '"') continue;
        if (c == ';') break;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
            continue;
        }
        if (c == '[') {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inside = code.substr(i + 1, end - i - 1);
            if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) plain += inside;
            i = end;
            continue;
        }
        plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return plain;
}

}  // namespace

NumberKind kindOfBuiltIn(std::string_view id) {
    constexpr std::array<std::string_view, 7> Times{"18", "19", "20", "21", "45", "46", "47"};
    constexpr std::array<std::string_view, 20> Dates{"14", "15", "16", "17", "22", "27", "28", "29", "30", "31",
                                                     "36", "50", "51", "52", "53", "54", "55", "56", "57", "58"};
    if (std::find(Times.begin(), Times.end(), id) != Times.end()) return NumberKind::Time;
    if (std::find(Dates.begin(), Dates.end(), id) != Dates.end()) return NumberKind::Date;
    return NumberKind::Plain;
}

NumberKind kindOfFormat(std::string_view code) {
    const std::string plain = bareFormat(code);
    const auto has = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
    if (plain == "general") return NumberKind::Plain;
    if (has("d") || has("y") || has("mmm")) return NumberKind::Date;
    return has("h") || has("ss") || (has("mm") && has("s")) ? NumberKind::Time : NumberKind::Plain;
}

std::string numberText(const std::string& number, NumberKind kind, bool from1904) {
    const auto value = parsed(number);
    if (!value) return number;
    if (kind == NumberKind::Plain) return plainNumber(*value);
    return (kind == NumberKind::Time ? clockTime(*value) : dateText(*value, from1904)).value_or(number);
}

}  // namespace coder::import
