// Tables of counts, rows by columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace coder::analysis {

/// Counts of cases by two attributes: for a theme, one row for "coded" and one for "not coded", a column per group. The
/// sum of all counts is less than 2^53.
class CrossTable {
public:
    CrossTable() = default;
    /// All zero.
    CrossTable(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), counts_(rows * columns) {}
    /// Row by row; a shorter row is filled up with zeros.
    explicit CrossTable(const std::vector<std::vector<std::uint64_t>>& rows);

    std::size_t rows() const { return rows_; }
    std::size_t columns() const { return columns_; }
    std::uint64_t at(std::size_t row, std::size_t column) const { return counts_[row * columns_ + column]; }
    std::uint64_t& at(std::size_t row, std::size_t column) { return counts_[row * columns_ + column]; }

    std::vector<std::uint64_t> rowTotals() const;
    std::vector<std::uint64_t> columnTotals() const;
    std::uint64_t total() const;

    /// Without the rows and columns that hold nothing but zeros: these say nothing about the other attribute.
    CrossTable withoutEmptyLines() const;
    /// Rows and columns exchanged.
    CrossTable transposed() const;

    friend bool operator==(const CrossTable&, const CrossTable&) = default;

private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<std::uint64_t> counts_;
};

}  // namespace coder::analysis
