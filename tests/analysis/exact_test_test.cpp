#include "coder/analysis/exact_test.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <random>

#include "coder/analysis/exact_many_rows.h"
#include "coder/analysis/exact_two_rows.h"
#include "coder/analysis/log_factorials.h"
#include "coder/analysis/random.h"

using namespace coder::analysis;

namespace {

using Rows = std::vector<std::vector<std::uint64_t>>;

/// Every table with the margins of `table`, cell by cell, with nothing left out.
double naiveP(const CrossTable& table) {
    const auto logChance = [](const std::vector<std::uint64_t>& cells) {
        double sum = 0;
        for (const std::uint64_t cell : cells) sum -= std::lgamma(static_cast<double>(cell) + 1);
        return sum;
    };
    std::vector<std::uint64_t> cells;
    for (std::size_t r = 0; r < table.rows(); ++r)
        for (std::size_t c = 0; c < table.columns(); ++c) cells.push_back(table.at(r, c));
    const double observed = logChance(cells);
    auto rows = table.rowTotals();
    auto columns = table.columnTotals();
    double light = 0;
    double all = 0;
    const std::function<void(std::size_t)> fill = [&](std::size_t i) {
        if (i == cells.size()) {
            for (const std::uint64_t left : columns)
                if (left != 0) return;
            const double chance = std::exp(logChance(cells) - observed);
            all += chance;
            if (chance <= 1 + 1e-7) light += chance;
            return;
        }
        const std::size_t row = i / table.columns();
        const std::size_t column = i % table.columns();
        const bool lastInRow = column + 1 == table.columns();
        for (std::uint64_t n = lastInRow ? rows[row] : 0; n <= std::min(rows[row], columns[column]); ++n) {
            cells[i] = n;
            rows[row] -= n;
            columns[column] -= n;
            fill(i + 1);
            rows[row] += n;
            columns[column] += n;
        }
    };
    fill(0);
    return light / all;
}

CrossTable randomTable(Random& random, std::size_t rows, std::size_t columns, std::uint64_t most) {
    CrossTable table(rows, columns);
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) table.at(r, c) = below(random, most + 1);
    return table;
}

}  // namespace

TEST_CASE("the exact test is the sum over all tables") {
    struct Shape {
        std::size_t rows, columns;
        std::uint64_t most;
        int tables;
    };
    const auto shape = GENERATE(values<Shape>({{2, 2, 30, 60},
                                               {2, 3, 12, 60},
                                               {3, 2, 12, 30},
                                               {2, 4, 7, 40},
                                               {2, 5, 4, 30},
                                               {2, 6, 2, 20},
                                               {2, 7, 2, 10},
                                               {3, 3, 4, 40},
                                               {3, 4, 2, 20},
                                               {4, 3, 2, 20},
                                               {4, 4, 1, 20},
                                               {3, 5, 1, 20}}));
    Random random(shape.rows * 100 + shape.columns);
    for (int i = 0; i < shape.tables; ++i) {
        const CrossTable table = randomTable(random, shape.rows, shape.columns, shape.most);
        const auto test = exactTest(table);
        const CrossTable kept = table.withoutEmptyLines();
        REQUIRE(test.has_value() == (kept.rows() > 1 && kept.columns() > 1));
        if (!test) continue;
        CHECK_FALSE(test->monteCarlo);
        CHECK(test->p == Approx(naiveP(kept)).epsilon(1e-9));
    }
}

TEST_CASE("the order of groups changes nothing, not even the last digit") {
    const double p = exactTest(CrossTable(Rows{{9, 4, 3, 8, 1}, {11, 16, 7, 12, 19}}))->p;
    CHECK(exactTest(CrossTable(Rows{{1, 9, 8, 4, 3}, {19, 11, 12, 16, 7}}))->p == p);
    CHECK(exactTest(CrossTable(Rows{{11, 16, 7, 12, 19}, {9, 4, 3, 8, 1}}))->p == Approx(p).epsilon(1e-13));
    CHECK(exactTest(CrossTable(Rows{{9, 11}, {4, 16}, {3, 7}, {8, 12}, {1, 19}}))->p == p);
}

TEST_CASE("without two groups or two answers there is no test") {
    CHECK_FALSE(exactTest(CrossTable()));
    CHECK_FALSE(exactTest(CrossTable(Rows{{5, 3}})));
    CHECK_FALSE(exactTest(CrossTable(Rows{{5, 3}, {0, 0}})));
    CHECK_FALSE(exactTest(CrossTable(Rows{{0, 3}, {0, 4}})));
    CHECK_FALSE(exactTest(CrossTable(Rows{{0, 0}, {0, 0}})));
    CHECK_FALSE(monteCarloTest(CrossTable(Rows{{5, 3}, {0, 0}})));
    CHECK_FALSE(oneSidedExactTest(CrossTable(Rows{{5, 3}, {0, 0}})));
    CHECK_FALSE(oneSidedExactTest(CrossTable(Rows{{5, 3, 1}, {2, 2, 2}})));
    // Two cases: only two tables, both as likely.
    CHECK(exactTest(CrossTable(Rows{{1, 0}, {0, 1}}))->p == 1);
}

TEST_CASE("empty groups are left out of the exact test") {
    const double p = exactTest(CrossTable(Rows{{7, 3, 9}, {2, 8, 1}}))->p;
    CHECK(exactTest(CrossTable(Rows{{7, 0, 3, 9}, {0, 0, 0, 0}, {2, 0, 8, 1}}))->p == p);
}

TEST_CASE("small p values keep their digits") {
    // All of 40 against none of 40 and half of 40: a product of binomials by hand.
    const double p = exactTest(CrossTable(Rows{{40, 0}, {0, 40}}))->p;
    CHECK(std::log(p) == Approx(std::log(2) - (logFactorial(80) - 2 * logFactorial(40))).epsilon(1e-12));
    const double three = exactTest(CrossTable(Rows{{30, 0, 0}, {0, 30, 30}}))->p;
    CHECK(std::log(three) ==
          Approx(-(logFactorial(90) - logFactorial(30) - logFactorial(60))).margin(std::log(3) + 1e-9));
    CHECK(three == Approx(naiveP(CrossTable(Rows{{30, 0, 0}, {0, 30, 30}}))).epsilon(1e-9));
    // Out of the range of a double.
    CHECK(exactTest(CrossTable(Rows{{5000, 0}, {0, 5000}}))->p == 1e-200);
    CHECK(exactTest(CrossTable(Rows{{2000, 0, 0}, {0, 2000, 2000}}))->p == 1e-200);
    CHECK(exactTest(CrossTable(Rows{{400, 0, 0}, {0, 400, 0}, {0, 0, 400}}))->p == 1e-200);
}

TEST_CASE("a table of many small groups is not taken for an impossible one") {
    // Two thousand groups of two: every table is far less probable than 1e-240.
    CrossTable table(2, 2000);
    for (std::size_t c = 0; c < 2000; ++c) {
        table.at(0, c) = c % 4 == 0 ? 2 : c % 4 == 1 ? 0 : 1;
        table.at(1, c) = 2 - table.at(0, c);
    }
    const auto test = exactTest(table, {1'000'000, 2000, 1});
    REQUIRE(test->monteCarlo);
    CHECK(test->p > 0.01);
}

TEST_CASE("where the exact sum is too long, tables are drawn") {
    const CrossTable table(Rows{{20, 15, 18, 12}, {14, 22, 9, 21}, {25, 11, 16, 17}});
    const auto exact = exactTest(table);
    REQUIRE_FALSE(exact->monteCarlo);
    CHECK(exact->draws == 0);
    CHECK(exact->standardError == 0);
    const auto drawn = exactTest(table, {100, 20'000, 7});
    REQUIRE(drawn->monteCarlo);
    CHECK(drawn->draws == 20'000);
    CHECK(drawn->seed == 7);
    CHECK(std::abs(drawn->p - exact->p) < 4 * drawn->standardError);
    CHECK(drawn->standardError == Approx(std::sqrt(drawn->p * (1 - drawn->p) / 20'000)));
    CHECK(exactTest(table, {100, 20'000, 7})->p == drawn->p);
    CHECK(exactTest(table, {100, 20'000, 8})->p != drawn->p);
    CHECK(monteCarloTest(table, {0, 20'000, 7})->p == drawn->p);
}

TEST_CASE("drawn tables agree with the exact sum") {
    Random random(5);
    for (const auto& [rows, columns, most] :
         {std::tuple(2, 3, 40), std::tuple(2, 6, 30), std::tuple(3, 3, 9), std::tuple(5, 2, 9)})
        for (int i = 0; i < 3; ++i) {
            const CrossTable table = randomTable(random, static_cast<std::size_t>(rows),
                                                 static_cast<std::size_t>(columns), static_cast<std::uint64_t>(most));
            const auto exact = exactTest(table);
            const auto drawn = monteCarloTest(table, {0, 20'000, 3});
            REQUIRE_FALSE(exact->monteCarlo);
            CHECK(std::abs(drawn->p - exact->p) < 4 * std::sqrt(exact->p * (1 - exact->p) / 20'000) + 1e-4);
        }
    // More cases than the logarithms that are kept.
    const CrossTable large(Rows{{9000, 8900, 9100}, {9100, 9050, 8900}});
    CHECK(std::abs(monteCarloTest(large, {0, 5'000, 1})->p - exactTest(large)->p) < 0.03);
}

TEST_CASE("the exact test of thousands of cases agrees with chi-square") {
    const auto test = exactTest(CrossTable(Rows{{275, 280, 262, 301, 284, 270}, {558, 553, 571, 533, 550, 563}}));
    REQUIRE_FALSE(test->monteCarlo);
    CHECK(test->p == Approx(0.439).margin(0.02));
}

TEST_CASE("huge counts are no problem") {
    const auto test = exactTest(CrossTable(Rows{{100'000'000, 400'000'000}, {100'010'000, 400'000'000}}));
    CHECK(test->p == Approx(0.5271).margin(0.001));
}

TEST_CASE("one-sided values add up to one and the observed table") {
    // Fisher 1935, the lady tasting tea.
    const auto test = oneSidedExactTest(CrossTable(Rows{{3, 1}, {1, 3}}));
    CHECK(test->greater == Approx(17.0 / 70).epsilon(1e-14));
    CHECK(test->less == Approx(69.0 / 70).epsilon(1e-14));
    CHECK(oneSidedExactTest(CrossTable(Rows{{6, 0}, {0, 6}}))->less == 1);
}

TEST_CASE("logarithms of factorials are exact to the last digits") {
    CHECK(logFactorial(0) == 0);
    CHECK(logFactorial(1) == 0);
    for (const std::uint64_t n : {2ULL, 20ULL, 21ULL, 22ULL, 50ULL, 170ULL, 5000ULL, 1'000'000'000ULL})
        CHECK(logFactorial(n) == Approx(std::lgamma(static_cast<double>(n) + 1)).epsilon(3e-15));
    CHECK(logFactorials(30)[30] == logFactorial(30));
}
