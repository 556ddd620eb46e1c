#include "coder/transcript/times.h"

#include <cstdint>

#include "coder/transcript/letters.h"

namespace coder::transcript {

namespace {

char at(std::string_view text, std::size_t position) { return position < text.size() ? text[position] : '\0'; }

std::size_t digitsFrom(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && isDigit(text[end])) ++end;
    return end - begin;
}

std::int64_t number(std::string_view digits) {
    std::int64_t value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

/// ":05" gives 5; anything but two digits up to 59 is no minute and no second.
std::optional<std::int64_t> sixtieths(std::string_view text, std::size_t colon) {
    if (at(text, colon) != ':' || digitsFrom(text, colon + 1) != 2) return std::nullopt;
    const std::int64_t value = number(text.substr(colon + 1, 2));
    return value < 60 ? std::optional(value) : std::nullopt;
}

/// Milliseconds of ".5" or ",250" and, in `end`, the offset behind them.
std::int64_t fraction(std::string_view text, std::size_t& end) {
    if (at(text, end) != '.' && at(text, end) != ',') return 0;
    const std::size_t digits = digitsFrom(text, end + 1);
    if (digits == 0) return 0;
    std::int64_t milliseconds = 0;
    for (std::size_t i = 0; i < 3; ++i) milliseconds = milliseconds * 10 + (i < digits ? text[end + 1 + i] - '0' : 0);
    end += 1 + digits;
    return milliseconds;
}

std::size_t behindBlanks(std::string_view text, std::size_t begin) {
    while (at(text, begin) == ' ') ++begin;
    return begin;
}

}  // namespace

std::optional<TimeMatch> matchTime(std::string_view text, std::size_t begin) {
    const std::size_t leading = digitsFrom(text, begin);
    if (leading == 0 || leading > 3) return std::nullopt;
    const std::int64_t first = number(text.substr(begin, leading));
    std::size_t end = begin + leading;
    const auto second = sixtieths(text, end);
    if (!second) return std::nullopt;
    end += 3;
    std::int64_t seconds = first * 60 + *second;
    if (const auto third = sixtieths(text, end)) {
        seconds = seconds * 60 + *third;
        end += 3;
    }
    if (at(text, end) == ':' && isDigit(at(text, end + 1))) return std::nullopt;
    const std::int64_t milliseconds = fraction(text, end);
    return TimeMatch{std::chrono::milliseconds(seconds * 1000 + milliseconds), end};
}

std::optional<TimeMatch> matchBracketedTime(std::string_view text, std::size_t begin) {
    const bool escaped = at(text, begin) == '\\';
    const std::size_t open = begin + (escaped ? 1 : 0);
    const char opening = at(text, open);
    if (opening != '[' && opening != '(') return std::nullopt;
    auto match = matchTime(text, behindBlanks(text, open + 1));
    if (!match) return std::nullopt;
    std::size_t close = behindBlanks(text, match->end);
    if (escaped && at(text, close) == '\\') ++close;
    if (at(text, close) != (opening == '[' ? ']' : ')')) return std::nullopt;
    match->end = close + 1;
    return match;
}

std::optional<TimeMatch> matchAnyTime(std::string_view text, std::size_t begin) {
    return isDigit(at(text, begin)) ? matchTime(text, begin) : matchBracketedTime(text, begin);
}

bool containsTime(std::string_view text) {
    for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':', colon + 1)) {
        std::size_t begin = colon;
        while (begin > 0 && isDigit(text[begin - 1])) --begin;
        if (matchTime(text, begin)) return true;
    }
    return false;
}

}  // namespace coder::transcript
