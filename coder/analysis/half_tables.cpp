#include "coder/analysis/half_tables.h"

#include <algorithm>
#include <utility>

namespace coder::analysis {

PairTables::PairTables(const Weights& a, const Weights& b, double smallest) : first_(a.first + b.first) {
    values_.reserve(a.values.size() * b.values.size());
    const std::size_t sums = a.values.size() + b.values.size() - 1;
    rows_.reserve(sums);
    for (std::size_t sum = 0; sum < sums; ++sum) addRow(a, b, sum, smallest);
    tails_ = values_;
    for (const Row& row : rows_) {
        for (std::size_t i = row.begin + 1; i < row.mode; ++i) tails_[i] += tails_[i - 1];
        for (std::size_t i = row.end; i > row.mode + 2; --i) tails_[i - 2] += tails_[i - 1];
    }
}

/// Products rise to their mode and fall after it.
void PairTables::addRow(const Weights& a, const Weights& b, std::size_t sum, double smallest) {
    Row row;
    row.begin = row.mode = values_.size();
    std::size_t i = sum < b.values.size() ? 0 : sum - b.values.size() + 1;
    const std::size_t end = std::min(sum + 1, a.values.size());
    while (i < end && a.values[i] * b.values[sum - i] < smallest) ++i;
    double largest = 0;
    for (; i < end; ++i) {
        const double value = a.values[i] * b.values[sum - i];
        if (value < smallest) break;
        if (value > largest) {
            largest = value;
            row.mode = values_.size();
        }
        values_.push_back(value);
    }
    row.end = values_.size();
    rows_.push_back(row);
}

namespace {

std::vector<Weights> leadsOf(std::vector<Weights> columns) {
    columns.resize(columns.size() - 2);
    return columns;
}

}  // namespace

HalfTables::HalfTables(std::vector<Weights> columns, double smallest)
    : leads_(leadsOf(columns)),
      pairs_(columns[columns.size() - 2], columns.back(), smallest),
      levels_(columns.size() - 1) {
    Level& last = levels_.back();
    last.first = pairs_.first();
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
        const PairTables::Row& row = pairs_.row(i);
        const double largest = row.begin == row.end ? 0 : pairs_.values()[row.mode];
        last.largest.push_back(largest);
        last.sums.push_back(
            row.begin == row.end ? 0 : pairs_.before(row, row.mode) + largest + pairs_.from(row, row.mode + 1));
    }
    for (std::size_t column = leads_.size(); column-- > 0;)
        levels_[column] = joined(leads_[column], levels_[column + 1], smallest);
}

HalfTables::Level HalfTables::joined(const Weights& lead, const Level& rest, double smallest) {
    Level level;
    level.first = lead.first + rest.first;
    level.sums.resize(lead.values.size() + rest.sums.size() - 1);
    level.largest.resize(level.sums.size());
    for (std::size_t i = 0; i < lead.values.size(); ++i) {
        const double weight = lead.values[i];
        // The largest weights rise and fall with the sum, so that the light ones are at both ends.
        std::size_t begin = 0;
        std::size_t end = rest.sums.size();
        while (begin < end && weight * rest.largest[begin] < smallest) ++begin;
        while (end > begin && weight * rest.largest[end - 1] < smallest) --end;
        for (std::size_t k = begin; k < end; ++k) {
            level.sums[i + k] += weight * rest.sums[k];
            level.largest[i + k] = std::max(level.largest[i + k], weight * rest.largest[k]);
        }
    }
    return level;
}

struct HalfTables::Split {
    double threshold;
    std::uint64_t limit;
    std::vector<Segment>& segments;
    double lighter = 0;
    std::uint64_t count = 0;
};

std::uint64_t HalfTables::split(std::size_t i, double threshold, std::uint64_t limit, std::vector<Segment>& segments,
                                double& lighter) const {
    Split state{threshold, limit, segments};
    splitFrom(0, i, 1, state);
    lighter += state.lighter;
    return state.count;
}

void HalfTables::splitFrom(std::size_t column, std::size_t i, double weight, Split& split) const {
    if (weight * levels_[column].largest[i] <= split.threshold) {
        split.lighter += weight * levels_[column].sums[i];
        return;
    }
    if (column == leads_.size()) return splitPairs(i, weight, split);
    const Weights& lead = leads_[column];
    const std::size_t rest = levels_[column + 1].sums.size();
    const std::size_t begin = i < rest ? 0 : i - rest + 1;
    const std::size_t end = std::min(i + 1, lead.values.size());
    for (std::size_t k = begin; k < end && split.count <= split.limit; ++k)
        splitFrom(column + 1, i - k, weight * lead.values[k], split);
}

void HalfTables::splitPairs(std::size_t i, double weight, Split& split) const {
    const PairTables::Row& row = pairs_.row(i);
    const std::vector<double>& values = pairs_.values();
    Segment segment{weight, row.mode, row.mode + 1};
    while (segment.begin > row.begin && weight * values[segment.begin - 1] > split.threshold) --segment.begin;
    while (segment.end < row.end && weight * values[segment.end] > split.threshold) ++segment.end;
    split.lighter += weight * (pairs_.before(row, segment.begin) + pairs_.from(row, segment.end));
    split.count += segment.end - segment.begin;
    split.segments.push_back(segment);
}

}  // namespace coder::analysis
