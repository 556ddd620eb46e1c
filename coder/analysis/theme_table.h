// The theme table: themes as rows under their groups, values of one attribute as columns, and a total.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/analysis/theme_counts.h"

namespace coder::analysis {

struct ThemeCell {
    std::uint64_t mentions = 0;
    std::uint64_t participants = 0;
    std::uint64_t sources = 0;
    std::uint64_t words = 0;

    std::uint64_t value(Measure measure) const;
    friend bool operator==(const ThemeCell&, const ThemeCell&) = default;
};

struct ThemeColumn {
    std::string label;          ///< The attribute's value; "(missing)" for cases without one; "Total".
    std::uint64_t cases = 0;    ///< N: cases interviewed, with or without a coding.
    std::uint64_t sources = 0;  ///< Sources in which one of them speaks.
};

struct ThemeRow {
    std::size_t code = 0;          ///< Index in Codebook::codes.
    std::vector<ThemeCell> cells;  ///< By column.
};

struct ThemeTable {
    std::string attribute;             ///< Empty for a table of totals alone.
    std::vector<ThemeColumn> columns;  ///< Values by their order, "(missing)" if there is one, "Total" last.
    std::vector<ThemeRow> rows;        ///< All codes in the codebook's order, those without a coding too.
    std::uint64_t unownedMentions =
        0;  ///< Codings of speech that belongs to no case: they count in the total alone, and as no participant there.
};

/// Makes the table. Columns are ordered by value: as numbers where all are numbers, else by code point. The total
/// counts every case once. `attribute` must be one of the case table's, or empty.
ThemeTable themeTable(const ThemeCounts& counts, const project::CaseTable& cases, const std::string& attribute);

}  // namespace coder::analysis
