#include <catch2/catch.hpp>

#include "coded.h"

using namespace coder::analysis;
using namespace coder::analysis::test;
using coder::codebook::Codebook;

namespace {

std::vector<std::string> labels(const ThemeTable& table) {
    std::vector<std::string> all;
    for (const ThemeColumn& column : table.columns) all.push_back(column.label);
    return all;
}

/// A table without codings of one interview for each value.
ThemeTable tableOf(const std::vector<std::string>& streams, const std::string& by) {
    static const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    for (std::size_t i = 0; i < streams.size(); ++i) counts.add(sourceOf({"Hello."}, {i}));
    return themeTable(counts, casesOf(streams), by);
}

}  // namespace

TEST_CASE("columns are the values in order, then the missing ones, then the total") {
    struct Sample {
        std::vector<std::string> values;
        std::vector<std::string> columns;
    };
    const auto sample = GENERATE(values<Sample>({
        {{}, {"Total"}},
        {{"b", "a", "b"}, {"a", "b", "Total"}},
        {{"10", "9", "2.5", "-1", "100"}, {"-1", "2.5", "9", "10", "100", "Total"}},
        {{"10", "9", "x"}, {"10", "9", "x", "Total"}},
        {{"10 years", "9 years"}, {"10 years", "9 years", "Total"}},
        {{"", "b", ""}, {"b", "(missing)", "Total"}},
        {{"", "10", "9"}, {"9", "10", "(missing)", "Total"}},
        {{"Ö", "Z", "a"}, {"Z", "a", "Ö", "Total"}},
        {{""}, {"(missing)", "Total"}},
    }));
    CHECK(labels(tableOf(sample.values, "stream")) == sample.columns);
}

TEST_CASE("without an attribute there is the total alone") {
    const ThemeTable table = tableOf({"a", "b"}, "");
    CHECK(labels(table) == std::vector<std::string>{"Total"});
    CHECK(table.columns[0].cases == 2);
    CHECK(table.columns[0].sources == 2);
}

TEST_CASE("codes without a coding have rows of zeros") {
    const ThemeTable table = tableOf({"a"}, "stream");
    REQUIRE(table.rows.size() == 1);
    REQUIRE(table.rows[0].cells.size() == 2);
    for (const Measure measure : {Measure::Participants, Measure::Mentions, Measure::Sources, Measure::Words})
        CHECK(table.rows[0].cells[0].value(measure) == 0);
}

TEST_CASE("participants who are not interviewed are in no column") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    counts.add(sourceOf({"Hello."}, {1}));
    const ThemeTable table = themeTable(counts, casesOf({"ghost", "a"}), "stream");
    CHECK(labels(table) == std::vector<std::string>{"a", "Total"});
    CHECK(table.columns[1].cases == 1);
}

TEST_CASE("a participant with two codes of a group counts once in it") {
    const Codebook codebook = codebookOf({"g", "g/a", "g/b"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"One two. Three."}, {0});
    code(coded, 1, "One two.");
    code(coded, 2, "Three.");
    counts.add(coded);
    const ThemeTable table = themeTable(counts, casesOf({"x"}), "stream");
    CHECK(table.rows[0].cells[0] == ThemeCell{2, 1, 1, 3});
    CHECK(table.rows[1].cells[0] == ThemeCell{1, 1, 1, 2});
    CHECK(table.rows[2].cells[0] == ThemeCell{1, 1, 1, 1});
}

TEST_CASE("several sources of one case and several cases of one source") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto first = sourceOf({"One."}, {0});
    code(first, 0, "One.");
    auto second = sourceOf({"Two three."}, {0});
    code(second, 0, "Two three.");
    auto pair = sourceOf({"Four.", "Five.", "Six."}, {1, 2, 3});
    code(pair, 0, "Four.");
    code(pair, 0, "Five.");
    for (const auto& coded : {first, second, pair}) counts.add(coded);
    const ThemeTable table = themeTable(counts, casesOf({"x", "y", "y", "z"}), "stream");
    REQUIRE(labels(table) == std::vector<std::string>{"x", "y", "z", "Total"});
    const auto& cells = table.rows[0].cells;
    CHECK(cells[0] == ThemeCell{2, 1, 2, 3});
    CHECK(cells[1] == ThemeCell{2, 2, 1, 2});
    CHECK(cells[2] == ThemeCell{});
    CHECK(cells[3] == ThemeCell{4, 3, 3, 5});
    CHECK(table.columns[0].cases == 1);
    CHECK(table.columns[0].sources == 2);
    CHECK(table.columns[1].cases == 2);
    CHECK(table.columns[1].sources == 1);
    CHECK(table.columns[3].cases == 4);
    CHECK(table.columns[3].sources == 3);
}

TEST_CASE("speech of nobody is in the total alone, and as no participant") {
    const Codebook codebook = codebookOf({"g", "g/a"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"Was she kind?", "Yes."}, {std::nullopt, 0});
    code(coded, 1, "Was she kind?");
    counts.add(coded);
    const ThemeTable table = themeTable(counts, casesOf({"x"}), "stream");
    CHECK(table.unownedMentions == 1);
    CHECK(table.rows[1].cells[0] == ThemeCell{});
    CHECK(table.rows[1].cells[1] == ThemeCell{1, 0, 1, 3});
}
