#include "coder/analysis/random_tables.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/hypergeometric.h"
#include "coder/analysis/log_factorials.h"

namespace coder::analysis {

namespace {

/// Up to this many cases what is computed once per table is kept: ln(n!), and the cells of the first row.
constexpr std::uint64_t MostKept = 20'000;

/// Values of a cell that are less probable than this, compared with its mode, are never drawn: the engine's 53 bits
/// would not show them.
constexpr double NeverDrawn = 1e-18;

}  // namespace

RandomTables::RandomTables(const CrossTable& table)
    : rows_(table.rowTotals()), columns_(table.columnTotals()), total_(table.total()) {
    // The smallest row first: it has the fewest states to keep.
    std::sort(rows_.begin(), rows_.end());
    if (total_ <= MostKept) {
        factorials_ = logFactorials(total_);
        known_.assign(columns_.size(), std::vector<Cell>(rows_.front() + 1));
    }
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.columns(); ++c) observed_ += logFactorialOf(table.at(r, c));
}

double RandomTables::logFactorialOf(std::uint64_t n) const {
    return n < factorials_.size() ? factorials_[n] : logFactorial(n);
}

/// From the mode outwards, the more probable neighbour next.
std::uint64_t RandomTables::drawCell(Random& random, std::uint64_t row, std::uint64_t column,
                                     std::uint64_t total) const {
    const Hypergeometric cell(row, column, total);
    if (cell.low() == cell.high()) return cell.low();
    const auto mode =
        std::clamp(static_cast<std::uint64_t>(static_cast<double>(row + 1) * static_cast<double>(column + 1) /
                                              static_cast<double>(total + 2)),
                   cell.low(), cell.high());
    const auto logChoices = [&](std::uint64_t n, std::uint64_t k) {
        return logFactorialOf(n) - logFactorialOf(k) - logFactorialOf(n - k);
    };
    const double most =
        std::exp(logChoices(row, mode) + logChoices(total - row, column - mode) - logChoices(total, column));
    double left = uniform(random) - most;
    std::uint64_t down = mode;
    std::uint64_t up = mode;
    double below = down > cell.low() ? most / cell.ratio(down - 1) : 0;
    double above = up < cell.high() ? most * cell.ratio(up) : 0;
    while (left >= 0 && (below > 0 || above > 0)) {
        if (below > above) {
            left -= below;
            if (--down; left < 0) return down;
            below = down > cell.low() ? below / cell.ratio(down - 1) : 0;
        } else {
            left -= above;
            if (++up; left < 0) return up;
            above = up < cell.high() ? above * cell.ratio(up) : 0;
        }
    }
    return mode;
}

const RandomTables::Cell& RandomTables::cellOfFirstRow(std::size_t column, std::uint64_t row, std::uint64_t total) {
    Cell& cell = known_[column][row];
    if (!cell.choices.empty()) return cell;
    const Weights weights = Hypergeometric(row, columns_[column], total).weights(0, NeverDrawn);
    cell.first = weights.first;
    const std::size_t n = weights.values.size();
    cell.choices.resize(n);
    const double scale = static_cast<double>(n) / weights.sum();
    for (std::size_t i = 0; i < n; ++i) cell.choices[i].other = static_cast<std::uint32_t>(i);
    // Every value gets a slot of the same width; what is too small for its slot is filled up by one that is too large.
    std::vector<double> width(n);
    std::vector<std::uint32_t> small, large;
    for (std::size_t i = 0; i < n; ++i) {
        width[i] = weights.values[i] * scale;
        (width[i] < 1 ? small : large).push_back(static_cast<std::uint32_t>(i));
    }
    while (!small.empty() && !large.empty()) {
        const std::uint32_t poor = small.back();
        const std::uint32_t rich = large.back();
        small.pop_back();
        cell.choices[poor] = {static_cast<std::uint32_t>(width[poor] * 0x1p32), rich};
        width[rich] -= 1 - width[poor];
        if (width[rich] < 1) {
            large.pop_back();
            small.push_back(rich);
        }
    }
    return cell;
}

/// Column by column for all tables: what one table waits for in memory is fetched while others are at work.
void RandomTables::draw(Random& random, std::vector<double>& sums) {
    const std::size_t rows = rows_.size();
    sums.assign(sums.size(), 0);
    lacking_.clear();
    for (std::size_t i = 0; i < sums.size(); ++i) lacking_.insert(lacking_.end(), rows_.begin(), rows_.end());
    std::uint64_t total = total_;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        for (std::size_t i = 0; i < sums.size(); ++i) {
            std::uint64_t* lacking = &lacking_[i * rows];
            std::uint64_t column = columns_[c];
            std::uint64_t rest = total;  // Of the rows from this one on.
            for (std::size_t r = 0; r < rows; ++r) {
                const std::uint64_t row = lacking[r];
                std::uint64_t value = column;
                if (c + 1 == columns_.size())
                    value = row;
                else if (r == 0 && !known_.empty())
                    value = cellOfFirstRow(c, row, rest).draw(random);
                else if (r + 1 < rows)
                    value = drawCell(random, row, column, rest);
                sums[i] += logFactorialOf(value);
                lacking[r] -= value;
                column -= value;
                rest -= row;
            }
        }
        total -= columns_[c];
    }
}

std::uint64_t RandomTables::Cell::draw(Random& random) const {
    const std::uint64_t number = random();
    const std::uint64_t slot = (number >> 32) * choices.size() >> 32;
    const Choice& choice = choices[slot];
    // Without a branch, which would be mispredicted half of the time.
    const std::uint64_t second = 0 - static_cast<std::uint64_t>((number & ~0U) >= choice.threshold);
    return first + (slot ^ ((slot ^ choice.other) & second));
}

}  // namespace coder::analysis
