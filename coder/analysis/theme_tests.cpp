#include "coder/analysis/theme_tests.h"

#include <algorithm>
#include <map>

#include "coder/analysis/contingency.h"
#include "coder/analysis/mantel_haenszel.h"
#include "coder/analysis/trend.h"
#include "coder/base/parallel.h"

namespace coder::analysis {

namespace {

constexpr std::size_t FewestForThreads = 50;  ///< Rows; fewer are tested sooner than a thread is started.

class RowTester {
public:
    RowTester(const ThemeTable& table, const ThemeTestOptions& options, const std::vector<std::size_t>& columns)
        : table_(table), options_(options), columns_(columns) {}

    ThemeTest test(const ThemeRow& row) const {
        ThemeTest result;
        result.used = options_.test;
        if (options_.test == TestKind::None) return result;
        if (options_.test == TestKind::MantelHaenszel) {
            mantelHaenszelOf(row, result);
            return result;
        }
        const CrossTable counts = crossTable(row);
        result.cramersV = cramersVCorrected(counts);
        if (options_.test == TestKind::Trend)
            trendOf(row, result);
        else
            associationOf(counts, result);
        if (columns_.size() == 2) compareTwo(row, result);
        return result;
    }

private:
    std::uint64_t part(const ThemeRow& row, std::size_t i) const { return row.cells[columns_[i]].participants; }
    std::uint64_t whole(std::size_t i) const { return table_.columns[columns_[i]].cases; }

    /// Coded and not coded by column.
    CrossTable crossTable(const ThemeRow& row) const {
        CrossTable counts(2, columns_.size());
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            counts.at(0, i) = part(row, i);
            counts.at(1, i) = whole(i) - part(row, i);
        }
        return counts;
    }

    void associationOf(const CrossTable& counts, ThemeTest& result) const {
        if (options_.test == TestKind::ChiSquare) {
            const auto chi = chiSquare(counts);
            if (chi && chi->cochranOk) {
                result.p = chi->p;
                return;
            }
            result.used = TestKind::Fisher;
        }
        result.exact = exactTest(counts, options_.limits);
        if (result.exact) result.p = result.exact->p;
    }

    void trendOf(const ThemeRow& row, ThemeTest& result) const {
        std::vector<Proportion> groups;
        for (std::size_t i = 0; i < columns_.size(); ++i) groups.push_back({part(row, i), whole(i)});
        if (const auto trend = trendTest(groups)) result.p = trend->p;
    }

    void compareTwo(const ThemeRow& row, ThemeTest& result) const {
        result.difference = riskDifference(part(row, 0), whole(0), part(row, 1), whole(1));
        result.odds = oddsRatio({part(row, 0), whole(0) - part(row, 0), part(row, 1), whole(1) - part(row, 1)});
    }

    /// One four-fold table for each value of the first attribute.
    void mantelHaenszelOf(const ThemeRow& row, ThemeTest& result) const {
        const std::vector<std::string> values = comparedValues(table_, columns_);
        if (values.size() != 2) return;
        std::map<std::string, FourCells> strata;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            FourCells& cells = strata[table_.columns[columns_[i]].group];
            const bool first = table_.columns[columns_[i]].label == values.front();
            (first ? cells.a : cells.c) = part(row, i);
            (first ? cells.b : cells.d) = whole(i) - part(row, i);
        }
        std::vector<FourCells> tables;
        for (const auto& [value, cells] : strata) tables.push_back(cells);
        const auto found = mantelHaenszel(tables);
        if (!found) return;
        result.p = found->test.p;
        result.commonOdds = found->oddsRatio;
        result.commonOddsInterval = found->interval;
    }

    const ThemeTable& table_;
    const ThemeTestOptions& options_;
    const std::vector<std::size_t>& columns_;
};

PValues adjusted(const PValues& p, Adjustment adjustment) {
    switch (adjustment) {
        case Adjustment::None:
            return p;
        case Adjustment::Holm:
            return holm(p);
        case Adjustment::BenjaminiHochberg:
            return benjaminiHochberg(p);
        case Adjustment::Bonferroni:
            return bonferroni(p);
        case Adjustment::BenjaminiYekutieli:
            return benjaminiYekutieli(p);
    }
    return p;
}

std::vector<std::size_t> comparedColumns(const ThemeTable& table, const std::vector<std::string>& labels) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i + 1 < table.columns.size(); ++i)
        if (!table.columns[i].missing) columns.push_back(i);
    if (labels.empty()) return columns;
    const auto place = [&](std::size_t column) {
        return std::find(labels.begin(), labels.end(), table.columns[column].label) - labels.begin();
    };
    std::erase_if(columns, [&](std::size_t column) { return place(column) == std::ssize(labels); });
    std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return columns;
}

}  // namespace

const std::vector<std::string_view>& testNames() {
    static const std::vector<std::string_view> Names{"none", "fisher", "chi-square", "trend", "mantel-haenszel"};
    return Names;
}

const std::vector<std::string_view>& adjustmentNames() {
    static const std::vector<std::string_view> Names{"none", "holm", "bh", "bonferroni", "by"};
    return Names;
}

std::string_view testTitle(TestKind test, std::size_t columns) {
    switch (test) {
        case TestKind::None:
            break;
        case TestKind::Fisher:
            return columns > 2 ? "Fisher's exact test for more than two columns (Freeman and Halton), two-sided"
                               : "Fisher's exact test, two-sided";
        case TestKind::ChiSquare:
            return "Pearson's chi-square test without continuity correction";
        case TestKind::Trend:
            return "Cochran and Armitage's test for a trend over the columns in their order, two-sided";
        case TestKind::MantelHaenszel:
            return "Cochran, Mantel and Haenszel's test without continuity correction";
    }
    return {};
}

std::string_view adjustmentTitle(Adjustment adjustment) {
    switch (adjustment) {
        case Adjustment::None:
            break;
        case Adjustment::Holm:
            return "Holm";
        case Adjustment::BenjaminiHochberg:
            return "Benjamini-Hochberg";
        case Adjustment::Bonferroni:
            return "Bonferroni";
        case Adjustment::BenjaminiYekutieli:
            return "Benjamini-Yekutieli";
    }
    return {};
}

std::vector<std::string> comparedValues(const ThemeTable& table, const std::vector<std::size_t>& columns) {
    std::vector<std::string> values;
    for (const std::size_t column : columns)
        if (const std::string& value = table.columns[column].label;
            std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    return values;
}

ThemeTests testThemes(const ThemeTable& table, const ThemeTestOptions& options) {
    ThemeTests tests;
    tests.options = options;
    tests.columns = comparedColumns(table, options.compare);
    const RowTester tester(table, options, tests.columns);
    tests.rows.resize(table.rows.size());
    base::inParallel(table.rows.size(), table.rows.size() < FewestForThreads ? 1 : 0,
                     [&](std::size_t row) { tests.rows[row] = tester.test(table.rows[row]); });
    PValues p;
    for (const ThemeTest& test : tests.rows) {
        p.push_back(test.p);
        tests.family += test.p.has_value() ? 1 : 0;
    }
    const PValues corrected = adjusted(p, options.adjustment);
    for (std::size_t i = 0; i < tests.rows.size(); ++i) tests.rows[i].adjusted = corrected[i];
    for (std::size_t i = 0; i < tests.rows.size(); ++i) {
        const auto& cells = table.rows[i].cells;
        if (std::any_of(cells.begin(), cells.end(), [](const ThemeCell& cell) { return cell.masked; })) {
            const TestKind used = tests.rows[i].used;
            tests.rows[i] = {};
            tests.rows[i].used = used;
        }
    }
    return tests;
}

}  // namespace coder::analysis
