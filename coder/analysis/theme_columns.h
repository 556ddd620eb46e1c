// The columns of a theme table: the values of one attribute or of two crossed, the cases without one, and the total.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coder/analysis/theme_counts.h"

namespace coder::analysis {

/// What cases without a value stand under, in every table.
inline constexpr const char* MissingValue = "(missing)";

/// By attribute: its values in the order that the study's author wants, "assistant", "associate", "full".
using ValueOrders = std::map<std::string, std::vector<std::string>>;

struct ThemeColumn {
    std::string label;              ///< The attribute's value; MissingValue for cases without one; "Total".
    std::string group;              ///< The value of the first of two attributes; empty where there is one.
    bool missing = false;           ///< Cases without a value of the attribute, or of one of the two.
    std::uint64_t cases = 0;        ///< N: cases interviewed, with or without a coding.
    std::uint64_t sources = 0;      ///< Sources in which one of them speaks.
    std::uint64_t wordsSpoken = 0;  ///< By them; 0 where words were not counted.
};

/// Distributes the cases over columns. Every case interviewed is in one column and in the total, which is the last one.
class ThemeColumns {
public:
    /// `by`: none, one or two of the case table's attributes. Columns are ordered by value: as `orders` says, values
    /// that it does not have behind; else as numbers where all are numbers, dates by time, else by code point. Of two
    /// attributes the pairs that occur are the columns. A missing value comes last.
    ThemeColumns(const ThemeCounts& counts, const project::CaseTable& cases, const std::vector<std::string>& by,
                 const ValueOrders& orders = {});

    const std::vector<ThemeColumn>& list() const { return list_; }
    std::size_t total() const { return list_.size() - 1; }
    /// The column of a case beside the total; none for cases that were not interviewed and without an attribute.
    std::optional<std::uint32_t> of(std::size_t caseIndex) const { return ofCase_[caseIndex]; }

private:
    void countSources(const ThemeCounts& counts);

    std::vector<ThemeColumn> list_;
    std::vector<std::optional<std::uint32_t>> ofCase_;
};

/// The values in order, each once, without the empty one: see ThemeColumns.
std::vector<std::string> sortedValues(std::vector<std::string> values, const std::vector<std::string>& order,
                                      const project::AttributeKind& kind = {});

/// The number that a value is, if it is one: "-1", "2.5", "1e3".
std::optional<double> numberValue(const std::string& value);

}  // namespace coder::analysis
