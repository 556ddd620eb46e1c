#include <catch2/catch.hpp>

#include "coder/analysis/contingency.h"
#include "coder/analysis/theme_tests.h"

using namespace coder::analysis;

namespace {

/// A table of columns "a", "b", ... with a total; each row has participants by column.
ThemeTable tableOf(const std::vector<std::uint64_t>& wholes, const std::vector<std::vector<std::uint64_t>>& rows) {
    ThemeTable table;
    table.by = {"group"};
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < wholes.size(); ++i) {
        ThemeColumn column;
        column.label = std::string(1, static_cast<char>('a' + i));
        column.cases = wholes[i];
        all += wholes[i];
        table.columns.push_back(column);
    }
    ThemeColumn total;
    total.label = "Total";
    total.cases = all;
    table.columns.push_back(total);
    for (const auto& counts : rows) {
        ThemeRow row;
        std::uint64_t sum = 0;
        for (const std::uint64_t count : counts) {
            row.cells.emplace_back();
            row.cells.back().participants = count;
            sum += count;
        }
        row.cells.emplace_back();
        row.cells.back().participants = sum;
        table.rows.push_back(row);
    }
    return table;
}

ThemeTestOptions options(TestKind test, Adjustment adjustment = Adjustment::None) { return {test, adjustment, {}, {}}; }

}  // namespace

TEST_CASE("theme tests: Fisher's exact test of participants with and without the theme") {
    // The lady tasting tea: Agresti 2002, p. 92.
    const ThemeTests tests = testThemes(tableOf({4, 4}, {{3, 1}}), options(TestKind::Fisher));
    CHECK(*tests.rows[0].p == Approx(0.485714285714286).epsilon(1e-9));
    CHECK(tests.rows[0].used == TestKind::Fisher);
    CHECK(tests.rows[0].difference->value == Approx(0.5));
    CHECK(*tests.rows[0].odds->sample == Approx(9));
}

TEST_CASE("theme tests: chi-square where its rule holds, else Fisher") {
    const ThemeTests tests = testThemes(tableOf({100, 100}, {{40, 20}, {1, 3}}), options(TestKind::ChiSquare));
    CHECK(tests.rows[0].used == TestKind::ChiSquare);
    CHECK(*tests.rows[0].p == Approx(chiSquare(CrossTable({{40, 20}, {60, 80}}))->p));
    CHECK(tests.rows[1].used == TestKind::Fisher);
    CHECK(tests.rows[1].exact);
}

TEST_CASE("theme tests: nobody, everybody and one group have no p value and count for no adjustment") {
    const ThemeTests tests =
        testThemes(tableOf({5, 5}, {{0, 0}, {5, 5}, {5, 0}}), options(TestKind::Fisher, Adjustment::Holm));
    CHECK_FALSE(tests.rows[0].p);
    CHECK_FALSE(tests.rows[1].p);
    CHECK(tests.family == 1);
    CHECK(tests.rows[2].adjusted == tests.rows[2].p);
    const ThemeTests one = testThemes(tableOf({5}, {{3}}), options(TestKind::Fisher));
    CHECK_FALSE(one.rows[0].p);
    CHECK_FALSE(one.rows[0].difference);
    CHECK(testThemes(tableOf({}, {{}}), options(TestKind::Trend)).family == 0);
}

TEST_CASE("theme tests: participants without a value are not compared") {
    ThemeTable table = tableOf({4, 4, 3}, {{3, 1, 3}});
    table.columns[2].missing = true;
    const ThemeTests tests = testThemes(table, options(TestKind::Fisher));
    CHECK(tests.columns == std::vector<std::size_t>{0, 1});
    CHECK(*tests.rows[0].p == Approx(0.485714285714286).epsilon(1e-9));
}

TEST_CASE("theme tests: only the columns that are to be compared") {
    ThemeTestOptions two = options(TestKind::Fisher);
    two.compare = {"c", "a"};
    const ThemeTests tests = testThemes(tableOf({4, 9, 4}, {{1, 0, 3}}), two);
    CHECK(tests.columns == std::vector<std::size_t>{2, 0});
    CHECK(tests.rows[0].difference->value == Approx(0.5));
}

TEST_CASE("theme tests: Mantel and Haenszel's within the first attribute") {
    ThemeTable table = tableOf({6, 5, 6, 6, 6, 6, 6, 6, 2, 5}, {{0, 0, 3, 0, 6, 2, 5, 6, 2, 5}});
    table.by = {"site", "drug"};
    for (std::size_t i = 0; i + 1 < table.columns.size(); ++i) {
        table.columns[i].group = "site " + std::to_string(i / 2);
        table.columns[i].label = i % 2 == 0 ? "a" : "b";
    }
    // Agresti's rabbits, as R's mantelhaen.test has them: common odds ratio 7, p without correction 0.01738.
    const ThemeTests tests = testThemes(table, options(TestKind::MantelHaenszel));
    CHECK(*tests.rows[0].commonOdds == Approx(7));
    CHECK(*tests.rows[0].p == Approx(0.0173844203520662));
}

TEST_CASE("theme tests: a masked row counts in the family and tells nothing") {
    ThemeTable table = tableOf({10, 10}, {{1, 9}, {8, 9}});
    mask(table, 5);
    const ThemeTests tests = testThemes(table, options(TestKind::Fisher, Adjustment::Bonferroni));
    CHECK(tests.family == 2);
    CHECK_FALSE(tests.rows[0].p);
    CHECK_FALSE(tests.rows[0].difference);
    CHECK(*tests.rows[1].adjusted == Approx(std::min(1.0, 2 * *tests.rows[1].p)));
}
