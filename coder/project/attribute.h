// What the values of an attribute are: texts, numbers, dates, yes or no. Values themselves stay as they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coder::project {

enum class AttributeType : std::uint8_t {
    Text,
    Integer,  ///< "12", "-3": at most 15 digits.
    Number,   ///< "2.5", "1e3"; never a decimal comma.
    Date,
    YesNo,
};

/// "text", "integer", "number", "date" or "yes/no".
const char* typeName(AttributeType type);

/// How a date is written.
enum class DateForm : std::uint8_t {
    Iso,         ///< 2024-03-05, perhaps with a time of day: 2024-03-05 14:30, 2024-03-05T14:30:00.
    Dots,        ///< 5.3.2024: day, month, year.
    DayFirst,    ///< 25/3/2024
    MonthFirst,  ///< 3/25/2024
};

struct AttributeKind {
    AttributeType type = AttributeType::Text;
    DateForm dates = DateForm::Iso;  ///< Of dates: all are written in this form.
};

struct FoundKind {
    AttributeKind kind;
    AttributeType nearly = AttributeType::Text;  ///< What all but a few values are, where `kind` is Text.
    std::vector<std::size_t> odd;                ///< These few: their indices.
    bool eitherDate = false;  ///< All are dates such as 3/4/2024, and none says which number is the day.
};

/// The kind that all values have which are not empty; Text where there are none.
///
/// Yes/no are, whatever their case: yes/no, y/n, true/false, ja/nein, j/n, oui/non, sí (si)/no, sim/não (nao); those of
/// one letter only if both occur. 0 and 1 are integers. Of 3/4/2024 the column must show which number is the day, by
/// one value in which it is above 12. Nearly of a kind is a column of five or more values in which one, or a tenth, is
/// not.
FoundKind findKind(const std::vector<std::string>& values);

/// What values of this kind are ordered by: the number, or seconds from 1970 on. Nothing for other kinds and for what
/// is not of this kind.
std::optional<double> orderKey(std::string_view value, const AttributeKind& kind);

}  // namespace coder::project
