#include <catch2/catch.hpp>

#include <array>
#include <set>

#include "coded.h"

using namespace coder::analysis;
using namespace coder::analysis::test;
using coder::codebook::Codebook;

namespace {

/// Mentions, participants, sources, words.
using Counts = std::array<std::uint64_t, 4>;

Counts countsOf(const ThemeCell& cell) { return {cell.mentions, cell.participants, cell.sources, cell.words}; }

std::vector<std::string> labels(const ThemeTable& table) {
    std::vector<std::string> all;
    for (const ThemeColumn& column : table.columns) all.push_back(column.label);
    return all;
}

/// A table without codings of one interview for each value.
ThemeTable tableOf(const std::vector<std::string>& streams, const std::vector<std::string>& by) {
    static const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    for (std::size_t i = 0; i < streams.size(); ++i) counts.add(sourceOf({"Hello."}, {i}));
    return themeTable(counts, casesOf(streams), {by, {}, false});
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
    CHECK(labels(tableOf(sample.values, {"stream"})) == sample.columns);
}

TEST_CASE("without an attribute there is the total alone") {
    const ThemeTable table = tableOf({"a", "b"}, {});
    CHECK(labels(table) == std::vector<std::string>{"Total"});
    CHECK(table.columns[0].cases == 2);
    CHECK(table.columns[0].sources == 2);
}

TEST_CASE("codes without a coding have rows of zeros") {
    const ThemeTable table = tableOf({"a"}, {"stream"});
    REQUIRE(table.rows.size() == 1);
    REQUIRE(table.rows[0].cells.size() == 2);
    for (const Measure measure : {Measure::Participants, Measure::Mentions, Measure::Sources, Measure::Words})
        CHECK(table.rows[0].cells[0].value(measure) == 0);
}

TEST_CASE("participants who are not interviewed are in no column") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    counts.add(sourceOf({"Hello."}, {1}));
    const ThemeTable table = themeTable(counts, casesOf({"ghost", "a"}), {{"stream"}, {}, false});
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
    const ThemeTable table = themeTable(counts, casesOf({"x"}), {{"stream"}, {}, false});
    CHECK(countsOf(table.rows[0].cells[0]) == Counts{2, 1, 1, 3});
    CHECK(countsOf(table.rows[1].cells[0]) == Counts{1, 1, 1, 2});
    CHECK(countsOf(table.rows[2].cells[0]) == Counts{1, 1, 1, 1});
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
    const ThemeTable table = themeTable(counts, casesOf({"x", "y", "y", "z"}), {{"stream"}, {}, false});
    REQUIRE(labels(table) == std::vector<std::string>{"x", "y", "z", "Total"});
    const auto& cells = table.rows[0].cells;
    CHECK(countsOf(cells[0]) == Counts{2, 1, 2, 3});
    CHECK(countsOf(cells[1]) == Counts{2, 2, 1, 2});
    CHECK(countsOf(cells[2]) == Counts{0, 0, 0, 0});
    CHECK(countsOf(cells[3]) == Counts{4, 3, 3, 5});
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
    const ThemeTable table = themeTable(counts, casesOf({"x"}), {{"stream"}, {}, false});
    CHECK(table.unownedMentions == 1);
    CHECK(countsOf(table.rows[1].cells[0]) == Counts{0, 0, 0, 0});
    CHECK(countsOf(table.rows[1].cells[1]) == Counts{1, 0, 1, 3});
}

namespace {

/// Cases with the attributes "site" and "gender", each interviewed once.
struct TwoAttributes {
    explicit TwoAttributes(const std::vector<std::pair<std::string, std::string>>& people) {
        cases.attributes = {"site", "gender"};
        for (const auto& [site, gender] : people) {
            cases.cases.push_back({"P" + std::to_string(cases.cases.size()), {site, gender}, {}, {}, true});
            counts.add(sourceOf({"Hello."}, {cases.cases.size() - 1}));
        }
    }
    ThemeTable table(const ValueOrders& orders = {}) const {
        return themeTable(counts, cases, {{"site", "gender"}, orders, false});
    }

    Codebook codebook = codebookOf({"a"});
    ThemeCounts counts{codebook};
    coder::project::CaseTable cases;
};

std::vector<std::string> groupedLabels(const ThemeTable& table) {
    std::vector<std::string> all;
    for (const ThemeColumn& column : table.columns)
        all.push_back(column.group + "/" + column.label + " " + std::to_string(column.cases));
    return all;
}

}  // namespace

TEST_CASE("two attributes are crossed: the pairs that occur, missing values last") {
    const TwoAttributes people(
        {{"Lake", "woman"}, {"Harbor", "man"}, {"Lake", "man"}, {"", "man"}, {"Lake", ""}, {"Lake", "man"}});
    const ThemeTable table = people.table();
    CHECK(groupedLabels(table) == std::vector<std::string>{"Harbor/man 1", "Lake/man 2", "Lake/woman 1",
                                                           "Lake/(missing) 1", "(missing)/man 1", "/Total 6"});
    std::vector<bool> missing;
    for (const ThemeColumn& column : table.columns) missing.push_back(column.missing);
    CHECK(missing == std::vector<bool>{false, false, false, true, true, false});
}

TEST_CASE("values stand in the order that the study gives them, others behind") {
    const TwoAttributes people({{"x", "b"}, {"x", "c"}, {"x", "a"}, {"x", "d"}});
    CHECK(groupedLabels(people.table({{"gender", {"d", "b", "nobody"}}})) ==
          std::vector<std::string>{"x/d 1", "x/b 1", "x/a 1", "x/c 1", "/Total 4"});
}

TEST_CASE("mentions of each participant: those without any count as none") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto often = sourceOf({"One. Two. Three."}, {0});
    for (const char* words : {"One.", "Two.", "Three."}) code(often, 0, words);
    auto once = sourceOf({"Four."}, {1});
    code(once, 0, "Four.");
    for (const auto& coded : {often, once, sourceOf({"Five."}, {2})}) counts.add(coded);
    const ThemeTable table = themeTable(counts, casesOf({"x", "x", "y"}), {{"stream"}, {}, true});
    const auto& cells = table.rows[0].cells;
    CHECK(cells[0].mentionsEach->median == 2);
    CHECK(cells[1].mentionsEach->median == 0);
    CHECK(cells[2].mentionsEach->median == 1);
    CHECK(cells[2].mentionsEach->lowerQuartile == 0.5);
    CHECK(cells[2].mentionsEach->upperQuartile == 2);
}

TEST_CASE("words spoken are those of the column's participants") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto first = sourceOf({"One two.", "Three."}, {0, std::nullopt});
    first.words = {2, 1};
    auto second = sourceOf({"Four five six."}, {1});
    second.words = {3};
    counts.add(first);
    counts.add(second);
    const ThemeTable table = themeTable(counts, casesOf({"x", "y"}), {{"stream"}, {}, false});
    CHECK(table.columns[0].wordsSpoken == 2);
    CHECK(table.columns[1].wordsSpoken == 3);
    CHECK(table.columns[2].wordsSpoken == 5);
}

namespace {

/// How a row of participants and its total is shown, in columns of `each` cases: "<" small, "x" masked, "." as it is.
std::string masked(const std::vector<std::uint64_t>& participants, std::uint64_t below, std::uint64_t each = 50) {
    ThemeTable table;
    ThemeRow row;
    std::uint64_t total = 0;
    for (std::size_t i = 0; i <= participants.size(); ++i) {
        row.cells.emplace_back();
        table.columns.emplace_back();
        table.columns.back().cases = i < participants.size() ? each : each * std::max<std::size_t>(i, 1);
        row.cells.back().participants = i < participants.size() ? participants[i] : total;
        if (i < participants.size()) total += participants[i];
    }
    table.rows.push_back(row);
    mask(table, below);
    std::string result;
    for (const ThemeCell& cell : table.rows[0].cells) result += cell.small ? '<' : cell.masked ? 'x' : '.';
    return result;
}

}  // namespace

TEST_CASE("masking hides small counts and what they could be reckoned from") {
    CHECK(masked({10, 20, 0}, 5) == "....");
    CHECK(masked({}, 5) == ".");
    CHECK(masked({3}, 5) == "<<");
    CHECK(masked({3, 0, 0}, 5) == "<..<");
    CHECK(masked({4, 9, 30}, 5) == "<x..");
    CHECK(masked({3, 10, 0}, 0) == "....");
    CHECK(masked({1, 2}, 1) == "...");
    // Two small ones of 8 together are 4 and 4; of 2 together 1 and 1.
    CHECK(masked({4, 4, 30}, 5) == "<<x.");
    CHECK(masked({1, 1, 30}, 5) == "<<x.");
    CHECK(masked({2, 4, 30}, 5) == "<<..");
    // Four of fewer than five in all are one each.
    CHECK(masked({1, 1, 1, 1}, 5) == "xxxxx");
    // Fewer than two and not none is one.
    CHECK(masked({1, 20}, 2) == "xxx");
    // All but two of two columns of seven are at most seven.
    CHECK(masked({4, 7}, 5, 7) == "<xx");
}

TEST_CASE("masking: every hidden count could be another one") {
    const std::uint64_t below = 4;
    const std::uint64_t each = 6;
    const auto fits = [&](char shown, std::uint64_t truth, std::uint64_t count) {
        if (shown == '.') return count == truth;
        if (shown == '<') return count >= 1 && count < below;
        return true;
    };
    std::size_t hidden = 0;
    for (std::uint64_t a = 0; a <= each; ++a)
        for (std::uint64_t b = 0; b <= each; ++b)
            for (std::uint64_t c = 0; c <= each; ++c) {
                const std::string shown = masked({a, b, c}, below, each);
                std::array<std::set<std::uint64_t>, 4> possible;
                // A masked count is no small one, unless nothing of the row is told.
                const bool nothing = shown == "xxxx";
                const auto allowed = [&](std::size_t i, std::uint64_t truth, std::uint64_t count) {
                    return fits(shown[i], truth, count) && (shown[i] != 'x' || nothing || count >= below);
                };
                for (std::uint64_t x = 0; x <= each; ++x)
                    for (std::uint64_t y = 0; y <= each; ++y)
                        for (std::uint64_t z = 0; z <= each; ++z)
                            if (allowed(0, a, x) && allowed(1, b, y) && allowed(2, c, z) &&
                                allowed(3, a + b + c, x + y + z)) {
                                possible[0].insert(x);
                                possible[1].insert(y);
                                possible[2].insert(z);
                                possible[3].insert(x + y + z);
                            }
                CAPTURE(a, b, c, shown);
                for (std::size_t i = 0; i < 4; ++i) {
                    if (shown[i] == '.') continue;
                    ++hidden;
                    CHECK(possible[i].size() > 1);
                }
                for (const auto& [count, i] : {std::pair(a, 0), {b, 1}, {c, 2}})
                    if (count > 0 && count < below) CHECK(shown[static_cast<std::size_t>(i)] != '.');
            }
    CHECK(hidden > 100);
}
