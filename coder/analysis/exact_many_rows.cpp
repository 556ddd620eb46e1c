#include "coder/analysis/exact_many_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "coder/analysis/exact_tolerance.h"
#include "coder/analysis/log_factorials.h"

namespace coder::analysis {

// The tables are built column by column, cell by cell. A beginning of a table is given up as soon as no way to go on
// can be more probable than the observed table; what all its continuations weigh together is known in closed form. (The
// bounds are those of a network in the manner of Mehta and Patel 1983, J Am Stat Assoc 78:427-434.) What is left when
// all but two columns are filled is sorted by what the rows still lack; the tables of the last two columns are then
// listed once for each of these remainders. The logarithm of a table's weight is sum(ln column! - sum ln cell!); the
// weight of all tables together is N! / product(row!).

namespace {

using Totals = std::vector<std::uint64_t>;

/// All columns but two: the index of what the rows still lack, and the logarithm of the weight so far.
struct Beginning {
    std::uint64_t remainder = 0;
    double logWeight = 0;
};

class ManyRows {
public:
    ManyRows(const CrossTable& table, std::uint64_t limit);

    std::optional<double> run();

private:
    void fillCell(std::size_t column, std::size_t row, std::uint64_t left, double logWeight, double logBound);
    void finishColumn(std::size_t column, double logWeight);
    double logBoundFrom(std::size_t column) const;
    void addAllFrom(std::size_t column, std::size_t row, std::uint64_t left, double logWeight);
    void addEnds(std::vector<Beginning>::const_iterator begin, std::vector<Beginning>::const_iterator end);
    void listEnds(std::size_t row, std::uint64_t left, double logWeight);

    Totals rows_, columns_;  ///< Columns from the smallest to the largest.
    std::uint64_t limit_, states_ = 0;
    std::vector<double> factorials_, logs_;
    std::vector<double> logShares_;                 ///< ln(row / N).
    std::vector<std::vector<double>> largestRest_;  ///< [row][n]: of n cases over rows from this one on, the bound.
    std::vector<double> largestFrom_;               ///< [column]: of all columns from this one on.
    std::vector<std::uint64_t> casesFrom_;          ///< [column]: sum of the totals from this one on.
    double threshold_ = 0;       ///< Of the logarithm of a weight: what is above is more probable than the observed.
    double boundThreshold_ = 0;  ///< The same for weights with the shares in.
    double logAll_ = 0;
    Totals lacking_;  ///< By row: what is still to be placed.
    std::vector<Beginning> beginnings_;
    double share_ = 0;
    // Of the remainder at hand.
    double logEnds_ = 0;  ///< Of all its ends together.
    double heaviestBeginning_ = 0;
    double lightEnds_ = 0;                         ///< Of the ends light enough for every beginning, as a share.
    std::vector<std::pair<double, double>> ends_;  ///< The others: logarithm of the weight, share.
};

/// Larger tables go to Monte Carlo at once.
constexpr std::uint64_t MostCases = 1'000'000;

ManyRows::ManyRows(const CrossTable& table, std::uint64_t limit)
    : rows_(table.rowTotals()), columns_(table.columnTotals()), limit_(limit) {
    const std::uint64_t n = table.total();
    factorials_ = logFactorials(n);
    logs_.resize(n + 1);
    for (std::uint64_t i = 1; i <= n; ++i) logs_[i] = std::log(static_cast<double>(i));
    std::sort(columns_.begin(), columns_.end());
    for (const std::uint64_t column : columns_) threshold_ += factorials_[column];
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.columns(); ++c) threshold_ -= factorials_[table.at(r, c)];
    threshold_ += std::log(TieFactor);
    logAll_ = factorials_[n];
    boundThreshold_ = threshold_;
    for (const std::uint64_t row : rows_) {
        logAll_ -= factorials_[row];
        logShares_.push_back(logs_[row] - logs_[n]);
        boundThreshold_ += static_cast<double>(row) * logShares_.back();
    }
    lacking_ = rows_;
    // One case more goes where it adds most: the sum is of concave terms, so this finds the largest for every n.
    for (std::size_t first = 0; first < rows_.size(); ++first) {
        std::vector<double> largest{0};
        Totals cells(rows_.size());
        for (std::uint64_t i = 0; i < columns_.back(); ++i) {
            double best = -std::numeric_limits<double>::infinity();
            std::size_t where = first;
            for (std::size_t r = first; r < rows_.size(); ++r)
                if (const double gain = logShares_[r] - logs_[cells[r] + 1]; gain > best) best = gain, where = r;
            ++cells[where];
            largest.push_back(largest.back() + best);
        }
        largestRest_.push_back(std::move(largest));
    }
    largestFrom_.assign(columns_.size() + 1, 0);
    casesFrom_.assign(columns_.size() + 1, 0);
    for (std::size_t c = columns_.size(); c-- > 0;) {
        largestFrom_[c] = largestFrom_[c + 1] + factorials_[columns_[c]] + largestRest_[0][columns_[c]];
        casesFrom_[c] = casesFrom_[c + 1] + columns_[c];
    }
}

/// An upper bound of the logarithm of any filling of the columns from `column` on: with q cases lacking in a row, of Q
/// in all, a column is multinomial with shares q/Q, and that is a product of Poisson terms given their sum, each of
/// which is largest at its mode.
double ManyRows::logBoundFrom(std::size_t column) const {
    const std::uint64_t all = casesFrom_[column];
    double bound = 0;
    for (std::size_t c = column; c < columns_.size(); ++c) {
        const std::uint64_t size = columns_[c];
        bound += factorials_[size] - static_cast<double>(size) * (logs_[size] - logs_[all]);
        for (const std::uint64_t lacking : lacking_) {
            if (lacking == 0) continue;
            const std::uint64_t mode = size * lacking / all;
            bound += static_cast<double>(mode) * (logs_[size] + logs_[lacking] - logs_[all]) - factorials_[mode];
        }
    }
    for (const std::uint64_t lacking : lacking_)
        if (lacking != 0) bound -= static_cast<double>(lacking) * logs_[lacking];
    return bound;
}

/// Adds the weight of all tables that go on from here: `left` cases of `column` are to be placed in the rows from `row`
/// on, and all later columns.
void ManyRows::addAllFrom(std::size_t column, std::size_t row, std::uint64_t left, double logWeight) {
    // The rows above `row` choose their places in the later columns; the others share what remains.
    std::uint64_t above = 0;
    double ways = logWeight - factorials_[left];
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (r < row) above += lacking_[r];
        ways -= factorials_[lacking_[r]];
    }
    const std::uint64_t later = casesFrom_[column + 1];
    if (above > later) return;
    ways += factorials_[later] - factorials_[later - above] + factorials_[left + later - above];
    share_ += std::exp(ways - logAll_);
}

/// `logWeight` is that of the table so far without ln(left!); `logBound` is the same with the logarithms of the shares.
void ManyRows::fillCell(std::size_t column, std::size_t row, std::uint64_t left, double logWeight, double logBound) {
    if (++states_ > limit_) return;
    if (logBound + largestRest_[row][left] + largestFrom_[column + 1] <= boundThreshold_)
        return addAllFrom(column, row, left, logWeight);
    if (row + 1 == rows_.size()) {
        if (left > lacking_[row]) return;
        lacking_[row] -= left;
        finishColumn(column, logWeight - factorials_[left]);
        lacking_[row] += left;
        return;
    }
    const std::uint64_t most = std::min(left, lacking_[row]);
    for (std::uint64_t cell = 0; cell <= most && states_ <= limit_; ++cell) {
        lacking_[row] -= cell;
        const double term = -factorials_[cell];
        fillCell(column, row + 1, left - cell, logWeight + term,
                 logBound + term + static_cast<double>(cell) * logShares_[row]);
        lacking_[row] += cell;
    }
}

void ManyRows::finishColumn(std::size_t column, double logWeight) {
    const std::size_t next = column + 1;
    if (logWeight + logBoundFrom(next) <= threshold_) {
        double ways = logWeight + factorials_[casesFrom_[next]] - logAll_;
        for (const std::uint64_t lacking : lacking_) ways -= factorials_[lacking];
        share_ += std::exp(ways);
        return;
    }
    if (next + 2 < columns_.size()) {
        double placed = 0;
        for (std::size_t r = 0; r < rows_.size(); ++r)
            placed += static_cast<double>(rows_[r] - lacking_[r]) * logShares_[r];
        const double start = logWeight + factorials_[columns_[next]];
        fillCell(next, 0, columns_[next], start, start + placed);
        return;
    }
    std::uint64_t remainder = 0;
    for (std::size_t r = 0; r + 1 < rows_.size(); ++r) remainder = remainder * (rows_[r] + 1) + lacking_[r];
    beginnings_.push_back({remainder, logWeight});
}

/// The last two columns: `left` cases of the first of them are to be placed in the rows from `row` on.
void ManyRows::listEnds(std::size_t row, std::uint64_t left, double logWeight) {
    if (states_ > limit_) return;
    const std::uint64_t lacking = lacking_[row];
    const auto with = [&](std::uint64_t cell) { return logWeight - factorials_[cell] - factorials_[lacking - cell]; };
    if (row + 1 == rows_.size()) {
        if (left > lacking) return;
        ++states_;
        const double weight = with(left);
        const double share = std::exp(weight - logEnds_);
        if (weight + heaviestBeginning_ <= threshold_)
            lightEnds_ += share;
        else
            ends_.emplace_back(weight, share);
        return;
    }
    for (std::uint64_t cell = 0; cell <= std::min(left, lacking); ++cell) listEnds(row + 1, left - cell, with(cell));
}

/// Adds the light tables of beginnings with one remainder.
void ManyRows::addEnds(std::vector<Beginning>::const_iterator begin, std::vector<Beginning>::const_iterator end) {
    std::uint64_t code = begin->remainder;
    std::uint64_t others = 0;
    for (std::size_t r = rows_.size() - 1; r-- > 0; code /= rows_[r] + 1) others += lacking_[r] = code % (rows_[r] + 1);
    const std::size_t column = columns_.size() - 2;
    lacking_.back() = casesFrom_[column] - others;
    logEnds_ = factorials_[casesFrom_[column]];
    for (const std::uint64_t lacking : lacking_) logEnds_ -= factorials_[lacking];
    heaviestBeginning_ = begin->logWeight;
    for (auto it = begin; it != end; ++it) heaviestBeginning_ = std::max(heaviestBeginning_, it->logWeight);
    lightEnds_ = 0;
    ends_.clear();
    listEnds(0, columns_[column], factorials_[columns_[column]] + factorials_[columns_[column + 1]]);
    std::sort(ends_.begin(), ends_.end());
    double sum = lightEnds_;
    for (auto& [weight, share] : ends_) share = sum += share;
    for (auto it = begin; it != end; ++it) {
        const auto heavy = std::upper_bound(ends_.begin(), ends_.end(),
                                            std::pair(threshold_ - it->logWeight, std::numeric_limits<double>::max()));
        const double light = heavy == ends_.begin() ? lightEnds_ : std::prev(heavy)->second;
        share_ += std::exp(it->logWeight + logEnds_ - logAll_) * light;
    }
}

std::optional<double> ManyRows::run() {
    double remainders = 1;
    for (const std::uint64_t row : rows_) remainders *= static_cast<double>(row + 1);
    if (remainders > 0x1p63) return std::nullopt;
    const double start = factorials_[columns_[0]];
    fillCell(0, 0, columns_[0], start, start);
    if (states_ > limit_) return std::nullopt;
    std::sort(beginnings_.begin(), beginnings_.end(), [](const Beginning& a, const Beginning& b) {
        return std::pair(a.remainder, a.logWeight) < std::pair(b.remainder, b.logWeight);
    });
    for (auto begin = beginnings_.cbegin(); begin != beginnings_.cend();) {
        const auto end = std::find_if(begin, beginnings_.cend(),
                                      [&](const Beginning& other) { return other.remainder != begin->remainder; });
        addEnds(begin, end);
        if (states_ > limit_) return std::nullopt;
        begin = end;
    }
    return std::clamp(share_, SmallestP, 1.0);
}

}  // namespace

std::optional<double> exactManyRows(const CrossTable& table, std::uint64_t limit) {
    if (table.total() > MostCases) return std::nullopt;
    return ManyRows(table, limit).run();
}

}  // namespace coder::analysis
