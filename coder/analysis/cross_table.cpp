#include "coder/analysis/cross_table.h"

#include <algorithm>
#include <numeric>

namespace coder::analysis {

CrossTable::CrossTable(const std::vector<std::vector<std::uint64_t>>& rows) : rows_(rows.size()) {
    for (const auto& row : rows) columns_ = std::max(columns_, row.size());
    counts_.assign(rows_ * columns_, 0);
    for (std::size_t r = 0; r < rows_; ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c) at(r, c) = rows[r][c];
}

std::vector<std::uint64_t> CrossTable::rowTotals() const {
    std::vector<std::uint64_t> totals(rows_);
    for (std::size_t r = 0; r < rows_; ++r)
        for (std::size_t c = 0; c < columns_; ++c) totals[r] += at(r, c);
    return totals;
}

std::vector<std::uint64_t> CrossTable::columnTotals() const {
    std::vector<std::uint64_t> totals(columns_);
    for (std::size_t r = 0; r < rows_; ++r)
        for (std::size_t c = 0; c < columns_; ++c) totals[c] += at(r, c);
    return totals;
}

std::uint64_t CrossTable::total() const { return std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0}); }

CrossTable CrossTable::withoutEmptyLines() const {
    const auto used = [](const std::vector<std::uint64_t>& totals) {
        std::vector<std::size_t> lines;
        for (std::size_t i = 0; i < totals.size(); ++i)
            if (totals[i] != 0) lines.push_back(i);
        return lines;
    };
    const auto rows = used(rowTotals());
    const auto columns = used(columnTotals());
    CrossTable table(rows.size(), columns.size());
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < columns.size(); ++c) table.at(r, c) = at(rows[r], columns[c]);
    return table;
}

CrossTable CrossTable::transposed() const {
    CrossTable table(columns_, rows_);
    for (std::size_t r = 0; r < rows_; ++r)
        for (std::size_t c = 0; c < columns_; ++c) table.at(c, r) = at(r, c);
    return table;
}

}  // namespace coder::analysis
