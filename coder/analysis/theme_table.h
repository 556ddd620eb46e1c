// The theme table: themes as rows under their groups, values of attributes as columns, and a total.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/analysis/quantiles.h"
#include "coder/analysis/theme_columns.h"
#include "coder/analysis/theme_counts.h"

namespace coder::analysis {

struct ThemeCell {
    std::uint64_t mentions = 0;
    std::uint64_t participants = 0;
    std::uint64_t sources = 0;
    std::uint64_t words = 0;
    /// Of the mentions of each of the column's N participants, those with none too; none where it was not asked for or
    /// N is 0.
    std::optional<Summary> mentionsEach;
    bool masked = false;  ///< To be shown to nobody: see mask().
    bool small = false;   ///< Masked, and may be told to be of one participant or more, but fewer than the limit.

    /// The count of a measure; for MentionsEach that of mentions, for Share that of words.
    std::uint64_t value(Measure measure) const;
};

struct ThemeRow {
    std::size_t code = 0;          ///< Index in Codebook::codes.
    std::vector<ThemeCell> cells;  ///< By column.
};

struct ThemeTable {
    std::vector<std::string> by;       ///< The attributes: none for a table of totals alone.
    std::vector<ThemeColumn> columns;  ///< The total last.
    std::vector<ThemeRow> rows;        ///< All codes in the codebook's order, those without a coding too.
    /// Codings of speech that belongs to no case: they count in the total alone, and as no participant there.
    std::uint64_t unownedMentions = 0;
    std::uint64_t maskedBelow = 0;  ///< As given to mask(); 0 where nothing was masked.
};

struct ThemeTableOptions {
    std::vector<std::string> by;  ///< Attributes of the case table: none, one or two.
    ValueOrders orders;
    bool mentionsEach = false;  ///< Compute ThemeCell::mentionsEach.
};

/// Makes the table in time linear in the counts. The total counts every case once.
ThemeTable themeTable(const ThemeCounts& counts, const project::CaseTable& cases, const ThemeTableOptions& options);

/// Hides the cells in which someone could be recognised: those of one participant or more, but fewer than `below`
/// (small). Others of the row are hidden with them, smallest first, until every hidden count could be at least two
/// different ones for a reader who knows N, the counts that are shown, and that a small one is small and another one is
/// not. Where that does not help, the total is hidden, and at last the whole row, of which then nothing is told.
void mask(ThemeTable& table, std::uint64_t below);

}  // namespace coder::analysis
