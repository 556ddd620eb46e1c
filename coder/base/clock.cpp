#include "coder/base/clock.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace coder::base {

std::string utcNow() {
    using namespace std::chrono;
    const auto now = floor<milliseconds>(system_clock::now());
    const auto day = floor<days>(now);
    const year_month_day date(day);
    const hh_mm_ss time(now - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text.data();
}

bool isUtcTime(std::string_view text) {
    static constexpr std::string_view Form = "0000-00-00T00:00:00.000Z";
    if (text.size() != Form.size()) return false;
    for (std::size_t i = 0; i < Form.size(); ++i)
        if (Form[i] == '0' ? (text[i] < '0' || text[i] > '9') : text[i] != Form[i]) return false;
    const auto number = [&](std::size_t at, std::size_t digits) {
        int value = 0;
        for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    using namespace std::chrono;
    const year_month_day date(year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                              day(static_cast<unsigned>(number(8, 2))));
    return date.ok() && number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 61;
}

}  // namespace coder::base
