#include "coder/import/column_choice.h"

#include <algorithm>
#include <charconv>

#include "coder/import/text_lines.h"

namespace coder::import {

namespace {

std::string shownColumns(const TableRow& row) {
    std::string shown;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (!row[i].empty()) shown += (shown.empty() ? "" : ", ") + ("\"" + singleSpaced(row[i]) + "\"");
    return shown;
}

/// The number from 0 that "3", "C" or "AB" stands for.
std::optional<std::size_t> columnNumber(std::string_view name) {
    constexpr std::size_t MostLetters = 3;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error == std::errc{} && end == name.data() + name.size())
        return number == 0 ? std::nullopt : std::optional(number - 1);
    number = 0;
    for (const char c : name) {
        if (c < 'A' || c > 'Z') return std::nullopt;
        number = number * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    return name.empty() || name.size() > MostLetters ? std::nullopt : std::optional(number - 1);
}

/// Looks named columns up in one table.
class NamedColumns {
public:
    explicit NamedColumns(const std::vector<TableRow>& rows) : rows_(rows) {
        for (const TableRow& row : rows) width_ = std::max(width_, row.size());
    }

    std::optional<std::size_t> find(const std::string& name) {
        if (name.empty()) return std::nullopt;
        const std::string key = columnKey(name);
        for (std::size_t i = 0; i < rows_.front().size(); ++i)
            if (!key.empty() && columnKey(rows_.front()[i]) == key) {
                byName_ = true;
                return i;
            }
        if (const auto number = columnNumber(name); number && *number < width_) return number;
        missing_.push_back(name);
        return std::nullopt;
    }

    /// An error about the columns that were not found.
    base::Diagnostics problems() const {
        if (missing_.empty()) return {};
        const bool one = missing_.size() == 1;
        return {{base::Severity::Error,
                 {},
                 std::string("the table has no column") + (one ? " " : "s ") + shownColumns(missing_) +
                     (one ? ", which is asked for; it is guessed" : ", which are asked for; they are guessed"),
                 "its first line is " + shownColumns(rows_.front()) + ", and it has " + std::to_string(width_) +
                     " columns"}};
    }

    bool byName() const { return byName_; }

private:
    const std::vector<TableRow>& rows_;
    std::vector<std::string> missing_;
    std::size_t width_ = 0;
    bool byName_ = false;
};

}  // namespace

ColumnChoice chooseColumns(const std::vector<TableRow>& rows, const ColumnNames& names) {
    ColumnChoice choice;
    choice.columns = guessColumns(rows);
    if (names.empty() || rows.empty()) return choice;
    NamedColumns named(rows);
    const auto speaker = named.find(names.speaker);
    const auto begin = named.find(names.time);
    const auto end = named.find(names.end);
    const auto words = named.find(names.text);
    choice.problems = named.problems();
    if (!choice.columns && !words) return choice;
    TableColumns columns = choice.columns.value_or(TableColumns{});
    // A column has one meaning: what is named is not also what was guessed.
    const auto isNamed = [&](std::size_t column) {
        return column == speaker || column == begin || column == end || column == words;
    };
    for (auto* const guessed : {&columns.speaker, &columns.begin, &columns.end})
        if (*guessed && isNamed(**guessed)) guessed->reset();
    if (!words && isNamed(columns.words)) {
        choice.columns.reset();
        return choice;
    }
    if (speaker) columns.speaker = speaker;
    if (begin) columns.begin = begin;
    if (end) columns.end = end;
    if (words) columns.words = *words;
    if (begin) {
        const std::string head = begin < rows.front().size() ? rows.front()[*begin] : std::string();
        columns.header = columns.header || (!head.empty() && !cellTime(head, false));
        columns.milliseconds = columnKey(head).ends_with(" ms");
    }
    columns.header = columns.header || named.byName();
    choice.columns = columns;
    return choice;
}

}  // namespace coder::import
