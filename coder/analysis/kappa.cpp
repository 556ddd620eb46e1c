#include "coder/analysis/kappa.h"

#include <algorithm>
#include <cmath>

#include "coder/analysis/distributions.h"

namespace coder::analysis {

namespace {

/// The square root of a difference of sums up to `scale`; what rounding left of 0 is 0.
double rootOfDifference(double difference, double scale) {
    return difference <= 1e-13 * scale ? 0 : std::sqrt(difference);
}

/// sqrt(n) (1 - expected) times the standard error, if kappa were 0.
double nullRoot(const std::vector<std::uint64_t>& rows, const std::vector<std::uint64_t>& columns, double n) {
    double chance = 0;
    double weighted = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double r = static_cast<double>(rows[k]) / n;
        const double c = static_cast<double>(columns[k]) / n;
        chance += r * c;
        weighted += r * c * (r + c);
    }
    return rootOfDifference(chance + chance * chance - weighted, chance + chance * chance);
}

/// sqrt(n) (1 - expected) times the standard error.
double root(const CrossTable& table, const std::vector<std::uint64_t>& rows, const std::vector<std::uint64_t>& columns,
            double kappa, double expected) {
    const auto n = static_cast<double>(table.total());
    double sum = 0;
    for (std::size_t i = 0; i < table.rows(); ++i)
        for (std::size_t j = 0; j < table.columns(); ++j) {
            const double share = static_cast<double>(table.at(i, j)) / n;
            // For a disagreement the coders' shares are crossed.
            const double chance = static_cast<double>(columns[i] + rows[j]) / n;
            const double term = i == j ? 1 - chance * (1 - kappa) : (1 - kappa) * chance;
            sum += share * term * term;
        }
    const double off = kappa - expected * (1 - kappa);
    return rootOfDifference(sum - off * off, std::max(sum, off * off));
}

}  // namespace

Kappa cohenKappa(const CrossTable& table, double confidence) {
    Kappa result;
    result.units = table.total();
    if (table.rows() != table.columns() || result.units == 0) return result;
    const auto rows = table.rowTotals();
    const auto columns = table.columnTotals();
    const auto n = static_cast<double>(result.units);
    double agreed = 0;
    double chance = 0;
    bool oneCategory = false;
    for (std::size_t k = 0; k < table.rows(); ++k) {
        agreed += static_cast<double>(table.at(k, k));
        chance += static_cast<double>(rows[k]) * static_cast<double>(columns[k]);
        oneCategory = oneCategory || table.at(k, k) == result.units;
    }
    result.observed = agreed / n;
    result.expected = chance / (n * n);
    if (oneCategory) return result;
    // In counts, so that no agreement beyond chance is exactly 0.
    const double kappa = (n * agreed - chance) / (n * n - chance);
    result.kappa = kappa;
    const double scale = (1 - *result.expected) * std::sqrt(n);
    result.standardError = root(table, rows, columns, kappa, *result.expected) / scale;
    result.nullError = nullRoot(rows, columns, n) / scale;
    if (*result.nullError > 0) result.z = kappa / *result.nullError;
    const double half = normalQuantileOfConfidence(confidence) * *result.standardError;
    result.interval = Interval{kappa - half, kappa + half};
    return result;
}

CrossTable agreementTable(const std::vector<RatingPair>& ratings, std::size_t categories) {
    CrossTable table(categories, categories);
    for (const auto& [first, second] : ratings)
        if (first && second) ++table.at(*first, *second);
    return table;
}

}  // namespace coder::analysis
