#include "coder/project/attribute.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

#include "coder/base/strings.h"

namespace coder::project {

namespace {

struct Pair {
    std::array<std::string_view, 4> words;  ///< Two spellings each of yes and no; empty where there is one.
};

constexpr std::array<Pair, 8> Pairs{{{{"yes", "", "no", ""}},
                                     {{"y", "", "n", ""}},
                                     {{"true", "", "false", ""}},
                                     {{"ja", "", "nein", ""}},
                                     {{"j", "", "n", ""}},
                                     {{"oui", "", "non", ""}},
                                     {{"s\xC3\xAD", "si", "no", ""}},
                                     {{"sim", "", "n\xC3\xA3o", "nao"}}}};

/// 0 for the first half of a pair, 1 for the second; nothing for other words.
std::optional<std::size_t> halfOf(const Pair& pair, std::string_view value) {
    for (std::size_t i = 0; i < pair.words.size(); ++i) {
        const std::string_view word = pair.words[i];
        if (word.empty()) continue;
        if (base::equalIgnoringCase(value, word)) return i / 2;
        // The only letter with an accent that begins a capital here stands in "SÍ" and "NÃO".
        if (value == "S\xC3\x8D" && word == "s\xC3\xAD") return 0;
        if ((value == "N\xC3\x83O" || value == "N\xC3\x83o") && word == "n\xC3\xA3o") return 1;
    }
    return std::nullopt;
}

std::optional<double> numberOf(std::string_view value) {
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

bool isInteger(std::string_view value) {
    constexpr std::size_t MostDigits = 15;
    if (value.starts_with('-')) value.remove_prefix(1);
    return !value.empty() && value.size() <= MostDigits &&
           value.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A number of `least` to `most` digits at the beginning, which is taken off.
std::optional<int> takeDigits(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    int number = 0;
    while (digits < text.size() && digits < most && text[digits] >= '0' && text[digits] <= '9')
        number = number * 10 + (text[digits++] - '0');
    if (digits < least) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool take(std::string_view& text, std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// The seconds of "14:30" or "14:30:05"; nothing may stand behind.
std::optional<int> timeOfDay(std::string_view text) {
    const auto hours = takeDigits(text, 1, 2);
    if (!hours || *hours > 23 || !take(text, ":")) return std::nullopt;
    const auto minutes = takeDigits(text, 2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    if (text.empty()) return *hours * 3600 + *minutes * 60;
    if (!take(text, ":")) return std::nullopt;
    const auto seconds = takeDigits(text, 2, 2);
    if (!seconds || *seconds > 59 || !text.empty()) return std::nullopt;
    return *hours * 3600 + *minutes * 60 + *seconds;
}

std::optional<double> daySeconds(int year, int month, int day) {
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year) / month / day};
    if (!date.ok()) return std::nullopt;
    return static_cast<double>(sys_days(date).time_since_epoch().count()) * 86'400;
}

std::optional<double> isoDate(std::string_view text) {
    const auto year = takeDigits(text, 4, 4);
    if (!year || !take(text, "-")) return std::nullopt;
    const auto month = takeDigits(text, 2, 2);
    if (!month || !take(text, "-")) return std::nullopt;
    const auto day = takeDigits(text, 2, 2);
    if (!day) return std::nullopt;
    const auto date = daySeconds(*year, *month, *day);
    if (!date || text.empty()) return date;
    if (!take(text, "T ")) return std::nullopt;
    const auto time = timeOfDay(text);
    if (!time) return std::nullopt;
    return *date + *time;
}

std::optional<double> dateIn(std::string_view text, DateForm form) {
    if (form == DateForm::Iso) return isoDate(text);
    const std::string_view separator = form == DateForm::Dots ? "." : "/";
    const auto first = takeDigits(text, 1, 2);
    if (!first || !take(text, separator)) return std::nullopt;
    const auto second = takeDigits(text, 1, 2);
    if (!second || !take(text, separator)) return std::nullopt;
    const auto year = takeDigits(text, 4, 4);
    if (!year || !text.empty()) return std::nullopt;
    return form == DateForm::MonthFirst ? daySeconds(*year, *first, *second) : daySeconds(*year, *second, *first);
}

/// Tries kinds one after the other on the values that are there.
class KindFinder {
public:
    explicit KindFinder(const std::vector<std::string>& values) : values_(values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values[i].empty()) present_.push_back(i);
    }

    FoundKind find() {
        if (present_.empty()) return {};
        for (const Pair& pair : Pairs)
            if (tryPair(pair)) return found_;
        if (tryKind({AttributeType::Integer, {}}, isInteger)) return found_;
        if (tryKind({AttributeType::Number, {}}, [](std::string_view value) { return numberOf(value).has_value(); }))
            return found_;
        const bool dayFirst = tryDates(DateForm::DayFirst);
        const bool monthFirst = tryDates(DateForm::MonthFirst);
        if (dayFirst && monthFirst) return FoundKind{{}, AttributeType::Text, {}, true};
        if (dayFirst) found_.kind.dates = DateForm::DayFirst;
        if (dayFirst || monthFirst || tryDates(DateForm::Iso) || tryDates(DateForm::Dots)) return found_;
        return nearly();
    }

private:
    bool tryPair(const Pair& pair) {
        std::array<bool, 2> there{};
        for (const std::size_t i : present_)
            if (const auto half = halfOf(pair, values_[i])) there[*half] = true;
        const bool letters = pair.words[0].size() == 1;
        if (letters && (!there[0] || !there[1])) return false;
        return tryKind({AttributeType::YesNo, {}},
                       [&](std::string_view value) { return halfOf(pair, value).has_value(); });
    }

    bool tryDates(DateForm form) {
        return tryKind({AttributeType::Date, form},
                       [form](std::string_view value) { return dateIn(value, form).has_value(); });
    }

    /// True if all values fit. Else it is remembered if fewer don't than with the kinds before.
    template <class Fits>
    bool tryKind(AttributeKind kind, Fits fits) {
        std::vector<std::size_t> odd;
        for (const std::size_t i : present_)
            if (!fits(values_[i])) odd.push_back(i);
        if (odd.empty()) {
            found_ = {kind, AttributeType::Text, {}, false};
            return true;
        }
        if (nearest_.odd.empty() || odd.size() < nearest_.odd.size()) nearest_ = {{}, kind.type, std::move(odd), false};
        return false;
    }

    FoundKind nearly() {
        constexpr std::size_t Fewest = 5;
        const std::size_t odd = nearest_.odd.size();
        const bool few = odd == 1 || odd * 10 <= present_.size();
        return few && present_.size() >= Fewest ? nearest_ : FoundKind{};
    }

    const std::vector<std::string>& values_;
    std::vector<std::size_t> present_;
    FoundKind found_;
    FoundKind nearest_;
};

}  // namespace

const char* typeName(AttributeType type) {
    switch (type) {
        case AttributeType::Text:
            return "text";
        case AttributeType::Integer:
            return "integer";
        case AttributeType::Number:
            return "number";
        case AttributeType::Date:
            return "date";
        case AttributeType::YesNo:
            return "yes/no";
    }
    return "text";
}

FoundKind findKind(const std::vector<std::string>& values) { return KindFinder(values).find(); }

std::optional<double> orderKey(std::string_view value, const AttributeKind& kind) {
    switch (kind.type) {
        case AttributeType::Integer:
        case AttributeType::Number:
            return numberOf(value);
        case AttributeType::Date:
            return dateIn(value, kind.dates);
        case AttributeType::Text:
        case AttributeType::YesNo:
            break;
    }
    return std::nullopt;
}

}  // namespace coder::project
