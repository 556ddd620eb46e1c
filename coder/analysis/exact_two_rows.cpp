#include "coder/analysis/exact_two_rows.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "coder/analysis/exact_tolerance.h"
#include "coder/analysis/half_tables.h"
#include "coder/analysis/hypergeometric.h"

namespace coder::analysis {

// The columns are cut in two halves. A table is one of the left half and one of the right half whose first rows add up
// to the margin, and its weight is the product of theirs; so only the tables of each half are listed, not their pairs.
// Of the left tables with a given sum most are decided by themselves: even with the heaviest right one they are no
// heavier than the observed table. For each of the others the right tables light enough are summed by a look-up. All
// sums are of positive terms, so that small p values keep their digits.

namespace {

/// What weighs this much less than the observed table is left out, of columns and of pairs of columns: it is at most as
/// much of the sum, since that holds the observed table and, the larger the table, the more others like it.
constexpr double Negligible = 1e-17;

/// Positive numbers, asked for the sum of those up to a limit.
class SumsUpTo {
public:
    /// Takes `count` numbers from `least` to `most`. `below` is added to every sum.
    void start(std::size_t count, double least, double most, double below) {
        // The bits of positive doubles are ordered as the numbers are, so that they serve for bins. Rounding may take a
        // limit a little past the ends.
        origin_ = bits(least * (1 - 1e-12));
        const std::uint64_t range = bits(most * (1 + 1e-12)) - origin_;
        shift_ = static_cast<unsigned>(std::bit_width(range / std::bit_ceil(2 * count)));
        starts_.assign(static_cast<std::size_t>(range >> shift_) + 3, 0);
        below_ = below;
        values_.clear();
    }

    void add(double value) {
        ++starts_[bin(value) + 2];
        values_.push_back(value);
    }

    /// To be called after the last add().
    void finish() {
        for (std::size_t i = 2; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
        binned_.resize(values_.size());
        // So far starts_[i + 1] is where bin i starts; filling it moves that to its end.
        for (const double value : values_) binned_[starts_[bin(value) + 1]++] = value;
        sums_.resize(values_.size() + 1);
        sums_[0] = below_;
        for (std::size_t k = 0; k < binned_.size(); ++k) sums_[k + 1] = sums_[k] + binned_[k];
    }

    /// For limits from the least to the most that start() was told.
    double upTo(double limit) const {
        const std::size_t i = bin(limit);
        double sum = sums_[starts_[i]];
        for (std::uint32_t k = starts_[i]; k < starts_[i + 1]; ++k)
            if (binned_[k] <= limit) sum += binned_[k];
        return sum;
    }

private:
    static std::uint64_t bits(double value) { return std::bit_cast<std::uint64_t>(value); }
    std::size_t bin(double value) const { return static_cast<std::size_t>((bits(value) - origin_) >> shift_); }

    std::uint64_t origin_ = 0;
    unsigned shift_ = 0;
    double below_ = 0;
    std::vector<double> values_, binned_;
    std::vector<double> sums_;           ///< Of the numbers before a place in binned_.
    std::vector<std::uint32_t> starts_;  ///< By bin: where it starts in binned_.
};

/// One sum of the left half's first row, with what could not be decided by either half alone.
struct OpenSum {
    std::size_t leftBegin = 0, leftEnd = 0;    ///< Into the left segments.
    std::size_t rightBegin = 0, rightEnd = 0;  ///< Into the right segments.
    std::size_t rights = 0;                    ///< Tables in these.
    double rightLighter = 0;
    double rightLeast = 0, rightMost = 0;  ///< The bounds of what the left tables ask for.
};

/// The weights of the columns, dealt to the two halves, so that both have large and small ones; at least two for each.
struct Halves {
    std::vector<Weights> left, right;
};

Halves deal(std::vector<Weights> columns) {
    std::stable_sort(columns.begin(), columns.end(),
                     [](const Weights& a, const Weights& b) { return a.values.size() > b.values.size(); });
    Halves halves;
    for (std::size_t i = 0; i < columns.size(); ++i)
        (i % 4 == 0 || i % 4 == 3 ? halves.left : halves.right).push_back(std::move(columns[i]));
    for (auto* half : {&halves.left, &halves.right})
        while (half->size() < 2) half->push_back({0, {1}});
    return halves;
}

/// Whether the tables of sums and pairs of a half stay within `limit`.
bool fits(const std::vector<Weights>& half, std::uint64_t limit) {
    std::uint64_t sums = 1;
    std::uint64_t cells = 0;
    for (const Weights& column : half) {
        cells += column.values.size() * sums;
        sums += column.values.size();
        if (cells > limit) return false;
    }
    return true;
}

/// The weight of the tables no heavier than `threshold`, as a share of all; the first rows add up to `margin`.
std::optional<double> shareOf(const HalfTables& left, const HalfTables& right, std::uint64_t margin, double threshold,
                              std::uint64_t limit) {
    std::vector<Segment> leftSegments, rightSegments;
    std::vector<OpenSum> open;
    std::uint64_t count = 0;
    double all = 0;
    double share = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const std::uint64_t sum = left.first() + i;
        if (sum > margin || margin - sum < right.first() || margin - sum >= right.first() + right.size()) continue;
        const auto k = static_cast<std::size_t>(margin - sum - right.first());
        all += left.sum(i) * right.sum(k);
        if (left.largest(i) * right.largest(k) <= threshold) {
            share += left.sum(i) * right.sum(k);
            continue;
        }
        OpenSum now{leftSegments.size(), 0, rightSegments.size(), 0, 0, 0, 0, 0};
        double leftLighter = 0;
        now.rightLeast = threshold / left.largest(i);
        now.rightMost = right.largest(k);
        count += left.split(i, threshold / now.rightMost, limit, leftSegments, leftLighter);
        now.rights = right.split(k, now.rightLeast, limit, rightSegments, now.rightLighter);
        count += now.rights;
        if (count > limit) return std::nullopt;
        now.leftEnd = leftSegments.size();
        now.rightEnd = rightSegments.size();
        open.push_back(now);
        share += leftLighter * right.sum(k);
    }
    SumsUpTo light;
    const double* leftValues = left.pairValues().data();
    const double* rightValues = right.pairValues().data();
    for (const OpenSum& now : open) {
        light.start(now.rights, now.rightLeast, now.rightMost, now.rightLighter);
        for (std::size_t s = now.rightBegin; s < now.rightEnd; ++s)
            for (std::size_t i = rightSegments[s].begin; i < rightSegments[s].end; ++i)
                light.add(rightSegments[s].weight * rightValues[i]);
        light.finish();
        for (std::size_t s = now.leftBegin; s < now.leftEnd; ++s) {
            const Segment& segment = leftSegments[s];
            const double most = threshold / segment.weight;
            double sum = 0;
            for (std::size_t i = segment.begin; i < segment.end; ++i)
                sum += leftValues[i] * light.upTo(most / leftValues[i]);
            share += segment.weight * sum;
        }
    }
    return share / all;
}

}  // namespace

std::optional<double> exactTwoRows(const std::vector<std::uint64_t>& first, const std::vector<std::uint64_t>& totals,
                                   std::uint64_t limit) {
    const std::uint64_t margin = std::accumulate(first.begin(), first.end(), std::uint64_t{0});
    const std::uint64_t all = std::accumulate(totals.begin(), totals.end(), std::uint64_t{0});
    const double odds = static_cast<double>(margin) / static_cast<double>(all - margin);
    double observed = 1;
    for (std::size_t i = 0; i < totals.size(); ++i)
        observed *= binomialWeights(totals[i], odds, SmallestWeight).at(first[i]);
    // Nothing is left of the digits of weights near the end of the range of a double.
    if (observed < 1e-240) return std::nullopt;
    std::vector<Weights> columns;
    const double smallest = observed * Negligible;
    for (const std::uint64_t total : totals) columns.push_back(binomialWeights(total, odds, smallest));
    const Halves halves = deal(std::move(columns));
    if (!fits(halves.left, limit) || !fits(halves.right, limit)) return std::nullopt;
    const auto share = shareOf(HalfTables(halves.left, smallest), HalfTables(halves.right, smallest), margin,
                               observed * TieFactor, limit);
    if (!share) return std::nullopt;
    return std::clamp(*share, SmallestP, 1.0);
}

}  // namespace coder::analysis
