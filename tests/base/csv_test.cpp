#include "coder/base/csv.h"

#include <catch2/catch.hpp>

#include <random>

namespace coder::base {

namespace {

using Cells = std::vector<std::string>;
using Rows = std::vector<Cells>;

/// Header and rows as cells alone.
Rows cellsOf(const CsvTable& table) {
    Rows rows{table.header.cells};
    for (const CsvRow& row : table.rows) rows.push_back(row.cells);
    return rows;
}

std::vector<std::string> messagesOf(const CsvTable& table) {
    std::vector<std::string> messages;
    for (const Diagnostic& diagnostic : table.diagnostics) messages.push_back(toString(diagnostic));
    return messages;
}

struct ReadCase {
    std::string text;
    Rows rows;
};

/// The value that readCsv() gives for a written one: blanks and tabs at the edges go.
std::string trimmed(const std::string& value) {
    const std::size_t begin = value.find_first_not_of(" \t");
    return begin == std::string::npos ? "" : value.substr(begin, value.find_last_not_of(" \t") - begin + 1);
}

class RandomCells {
public:
    std::string cell() {
        static const Cells Parts{"a",  "B", "1",  ".",      "\"",     "\"\"",       ",",       ";",
                                 "\t", " ", "\n", "\r\n",   "\r",     "=",          "+",       "-",
                                 "@",  "'", "|",  "\u00E9", "\u4E2D", "\U0001F600", "e\u0301", "\uFEFF"};
        std::string text;
        for (std::size_t left = random_() % 7; left > 0; --left) text += Parts[random_() % Parts.size()];
        return text;
    }

    /// Cells of which the first has content, since a line without any is skipped.
    Cells row(std::size_t width) {
        Cells cells{"x" + cell()};
        while (cells.size() < width) cells.push_back(cell());
        return cells;
    }

    std::size_t width() { return 1 + random_() % 5; }

private:
    std::mt19937 random_{4180};
};

/// Reads back what was written; `same` compares a written value with a read one.
template <class Same>
void checkRoundTrip(CsvCell kind, Same same) {
    RandomCells random;
    std::size_t different = 0;
    std::string first;
    for (int i = 0; i < 3000; ++i) {
        const std::size_t width = random.width();
        Rows rows;
        std::string text;
        for (int row = 0; row < 4; ++row) {
            rows.push_back(random.row(width));
            text += csvLine(rows.back(), kind);
        }
        const CsvTable table = readCsv(text, "t.csv");
        const Rows read = cellsOf(table);
        const bool equal = table.diagnostics.empty() && read.size() == rows.size() &&
                           std::equal(rows.begin(), rows.end(), read.begin(), [&](const Cells& a, const Cells& b) {
                               return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
                           });
        if (!equal && different++ == 0) first = text;
    }
    INFO("first text that differs: " << first);
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("csv: what is read", "[base]") {
    const auto& [text, rows] = GENERATE(values<ReadCase>({
        {"", {{}}},
        {"\n\n", {{}}},
        {"\xEF\xBB\xBF", {{}}},
        {"a", {{"a"}}},
        {"a\n", {{"a"}}},
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2\n3,4\r5,6", {{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}},
        {"\xEF\xBB\xBF\"a\",b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"\n\r\na,b\n\n1,2\n\n\n3,4\n\n", {{"a", "b"}, {"1", "2"}, {"3", "4"}}},
        {"a,b\n,\n1,2\n , \n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n,2\n1,\n", {{"a", "b"}, {"", "2"}, {"1", ""}}},
        {"a;b\n1,5;2\n", {{"a", "b"}, {"1,5", "2"}}},
        {"a\tb\n1,5\t;\n", {{"a", "b"}, {"1,5", ";"}}},
        {"\"a;b;c\",d\n1,2;3;4\n", {{"a;b;c", "d"}, {"1", "2;3;4"}}},
        {"a b\nc d\n", {{"a b"}, {"c d"}}},
        {" a , b\t\n\t1 ,  2 \n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n\" 1 \",\"2\"  \n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n\"1,2\",\"3\n4\"\n", {{"a", "b"}, {"1,2", "3\n4"}}},
        {"a,b\n\"1\r\n2\",\"3\r4\"\r\n", {{"a", "b"}, {"1\r\n2", "3\r4"}}},
        {"a,b\n\"say \"\"so\"\"\",\"\"\"\"\n", {{"a", "b"}, {"say \"so\"", "\""}}},
        {"a,b\n\"\",\"\"\"\"\"\"\n", {{"a", "b"}, {"", "\"\""}}},
        {"a,b\n5\" tall,it's \"so\"\n", {{"a", "b"}, {"5\" tall", "it's \"so\""}}},
        {"a,b\n\"x\" y,\"z\"z\n", {{"a", "b"}, {"x y", "zz"}}},
        {"a,b\n  \"x\",2\n", {{"a", "b"}, {"x", "2"}}},
        {"a,b\n=1+1,'=2\n", {{"a", "b"}, {"=1+1", "'=2"}}},
        {"n,\u00E9\n\u4E2D\u6587,\U0001F600\n", {{"n", "\u00E9"}, {"\u4E2D\u6587", "\U0001F600"}}},
        {std::string("a,b\n1\0,2\n", 9), {{"a", "b"}, {std::string("1\0", 2), "2"}}},
    }));
    INFO(text);
    const CsvTable table = readCsv(text, "t.csv");
    CHECK(cellsOf(table) == rows);
    CHECK(messagesOf(table).empty());
}

TEST_CASE("csv: every cell has its place", "[base]") {
    const CsvTable table = readCsv(
        "\xEF\xBB\xBFname,\u00E9\u00E9, note\n"
        "\n"
        "\"a\nb\",\U0001F600,\"x\"\r\n"
        "\"one\r\ntwo\rthree\",2,3\n"
        "last,,\"\"\"q\"\"\"\n",
        "t.csv");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.header.line == 1);
    CHECK(table.header.columns == std::vector<std::uint32_t>{1, 6, 9});
    CHECK(table.rows[0].line == 3);
    CHECK(table.rows[0].columns == std::vector<std::uint32_t>{1, 4, 6});
    CHECK(table.rows[1].line == 5);
    CHECK(table.rows[1].columns == std::vector<std::uint32_t>{1, 8, 10});
    CHECK(table.rows[2].line == 8);
    CHECK(table.rows[2].columns == std::vector<std::uint32_t>{1, 6, 7});
}

TEST_CASE("csv: rows that do not fit the header are mended and told", "[base]") {
    const CsvTable table = readCsv("a,b,c\n1\n1,2,3\n\n1,2,3,4,5\n", "t.csv");
    CHECK(cellsOf(table) == Rows{{"a", "b", "c"}, {"1", "", ""}, {"1", "2", "3"}, {"1", "2", "3"}});
    const std::string remedy = "\n    a cell that contains the separator must stand in double quotes";
    CHECK(messagesOf(table) == Cells{"t.csv:2:1: warning: the row has 1 cells, the header has 3" + remedy,
                                     "t.csv:5:1: warning: the row has 5 cells, the header has 3" + remedy});
    for (const CsvRow& row : table.rows) CHECK(row.columns.size() == row.cells.size());
}

TEST_CASE("csv: an unclosed quote is an error at the place where it opens", "[base]") {
    const auto [text, rows, place] = GENERATE(table<std::string, Rows, std::string>({
        {"\"", {{}}, "t.csv:1:1"},
        {"a,b\n1,\"2\n3,4\n", {{"a", "b"}, {"1", "2\n3,4\n"}}, "t.csv:2:3"},
        {"a,b\n1,2\n\u00E9,  \"\"\"x", {{"a", "b"}, {"1", "2"}, {"\u00E9", "\"x"}}, "t.csv:3:5"},
    }));
    INFO(text);
    const CsvTable table = readCsv(text, "t.csv");
    CHECK(cellsOf(table) == rows);
    REQUIRE(table.diagnostics.size() == 1);
    CHECK(toString(table.diagnostics.front().place) == place);
    CHECK(hasErrors(table.diagnostics));
}

TEST_CASE("csv: columns are found by name", "[base]") {
    const CsvTable table = readCsv("Participant, \"career stream\" ,RANK,rank,\u00C9\n", "t.csv");
    CHECK(table.column("participant") == 0U);
    CHECK(table.column("Career Stream") == 1U);
    CHECK(table.column("rank") == 2U);
    CHECK(table.column("\u00C9") == 4U);
    CHECK(table.column("\u00E9") == std::nullopt);
    CHECK(table.column("stream") == std::nullopt);
    CHECK(table.column("") == std::nullopt);
    CHECK(readCsv("", "t.csv").column("a") == std::nullopt);
}

TEST_CASE("csv: what is written", "[base]") {
    struct WriteCase {
        std::string value;
        std::string exact;
        std::string safe;
    };
    const auto& [value, exact, safe] = GENERATE(values<WriteCase>({
        {"", "", ""},
        {"a", "a", "a"},
        {"a b", "a b", "a b"},
        {" a", "\" a\"", "\" a\""},
        {"a ", "\"a \"", "\"a \""},
        {"a,b", "\"a,b\"", "\"a,b\""},
        {"a;b", "\"a;b\"", "\"a;b\""},
        {"a\tb", "\"a\tb\"", "\"a\tb\""},
        {"a\nb", "\"a\nb\"", "\"a\nb\""},
        {"a\rb", "\"a\rb\"", "\"a\rb\""},
        {"\"a\"", "\"\"\"a\"\"\"", "\"\"\"a\"\"\""},
        {"=1+1", "=1+1", "'=1+1"},
        {"=5", "=5", "'=5"},
        {"=HYPERLINK(\"x\",\"y\")", "\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\"", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""},
        {"+A1", "+A1", "'+A1"},
        {"-A1", "-A1", "'-A1"},
        {"@SUM(A1)", "@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "\"\t=1\"", "\"'\t=1\""},
        {"\r=1", "\"\r=1\"", "\"'\r=1\""},
        {"-1-2", "-1-2", "'-1-2"},
        {"-0.25", "-0.25", "-0.25"},
        {"+3", "+3", "+3"},
        {"-", "-", "-"},
        {"+", "+", "+"},
        {"=", "=", "="},
        {"@", "@", "@"},
        {"\u2212"
         "1",
         "\u2212"
         "1",
         "\u2212"
         "1"},
        {"a=1", "a=1", "a=1"},
        {"'quoted'", "'quoted'", "'quoted'"},
    }));
    INFO(value);
    CHECK(csvCell(value, CsvCell::Exact) == exact);
    CHECK(csvCell(value, CsvCell::Safe) == safe);
    CHECK(csvCell(withApostrophe(value), CsvCell::Exact) == safe);
}

TEST_CASE("csv: a line is safe unless asked otherwise", "[base]") {
    CHECK(csvLine({}) == "\n");
    CHECK(csvLine({"a"}) == "a\n");
    CHECK(csvLine({"a", "", "=b", "c,d"}) == "a,,'=b,\"c,d\"\n");
    CHECK(csvLine({"a", "", "=b", "c,d"}, CsvCell::Exact) == "a,,=b,\"c,d\"\n");
}

TEST_CASE("csv: what is written is read back", "[base]") {
    SECTION("exact") {
        checkRoundTrip(CsvCell::Exact, [](const std::string& a, const std::string& b) { return trimmed(a) == b; });
    }
    SECTION("safe: the same but for the apostrophe") {
        checkRoundTrip(CsvCell::Safe, [](const std::string& a, const std::string& b) {
            return trimmed(a) == b || trimmed("'" + a) == b;
        });
    }
}

TEST_CASE("csv: the safety apostrophe comes off again", "[base]") {
    for (const char* value : {"=1+1", "-- well", "@home", "+1"})
        CHECK(withoutApostrophe(csvCell(value, CsvCell::Safe)) == value);
    for (const char* value : {"", "'", "'tis so", "''=", "plain"}) CHECK(withoutApostrophe(value) == value);
}

TEST_CASE("csv: long tables and long cells", "[base]") {
    std::string text = "id,text\n";
    for (int i = 0; i < 100000; ++i) text += std::to_string(i) + ",\"said \"\"so\"\", again\"\n";
    text += "last,\"" + std::string(5000000, 'x') + "\"\n";
    const CsvTable table = readCsv(text, "t.csv");
    REQUIRE(table.rows.size() == 100001);
    CHECK(table.rows[99999].cells == Cells{"99999", "said \"so\", again"});
    CHECK(table.rows[100000].line == 100002);
    CHECK(table.rows[100000].cells[1].size() == 5000000);
    CHECK(table.diagnostics.empty());
}

}  // namespace coder::base
