#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "coder/report/table.h"

using namespace coder::report;

namespace {

/// One group with a code, a text with everything that a format has to escape, an undefined share.
Table sample() {
    Table table;
    table.title = "Small: themes by stream";
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "Theme", "", Align::Left},
                     {"a|b", "a|b", "N = 12", Align::Right, {"n", "N", "%"}},
                     {"words", "Words", "", Align::Right}};
    table.rows.push_back(
        {0, true, {"mentor", "Good <mentors>", {"7 (58%)", {{"n", 7U}, {"N", 12U}, {"%", 58.3}}}, Cell::count(41)}});
    table.rows.push_back({1, false, {"mentor/kind", "=Kind, \"very\"", {"-", {{"n", 0U}, {"N", 0U}}}, Cell::count(0)}});
    table.notes = {"A *note*."};
    return table;
}

Table namesOnly(const std::vector<std::string>& names) {
    Table table;
    table.columns = {{"name", "Name", "", Align::Left}, {"n", "n", "", Align::Right}};
    for (const std::string& name : names) table.rows.push_back({0, false, {name, Cell::count(7)}});
    return table;
}

Table grouped() {
    Table table;
    table.columns = {{"name", "Theme", "", Align::Left},
                     {"women", "women", "", Align::Right, {}, false, "Harborview"},
                     {"men", "men", "", Align::Right, {}, false, "Harborview"},
                     {"women", "women", "", Align::Right, {}, false, "Lakeside"},
                     {"n", "All", "", Align::Right}};
    table.rows.push_back({0, false, {"Trust", Cell::count(1), Cell::count(2), Cell::count(3), Cell::count(6)}});
    return table;
}

}  // namespace

TEST_CASE("formats have names") {
    CHECK(formatNames() ==
          std::vector<std::string>{"text", "csv", "tsv", "json", "md", "latex", "docx", "xlsx", "html"});
    for (const std::string& name : formatNames()) {
        const auto format = formatByName(name);
        REQUIRE(format);
        CHECK(formatName(*format) == name);
        CHECK(formatByEnding(std::string("some.dir/table") + endingOf(*format)) == format);
        CHECK(isBinary(*format) == (name == "docx" || name == "xlsx"));
    }
    CHECK(formatByName("pdf") == std::nullopt);
    CHECK(formatByName("") == std::nullopt);
    CHECK(formatByEnding("TABLE.TEX") == Format::Latex);
    CHECK(formatByEnding("table.txt.gz") == std::nullopt);
    CHECK(formatByEnding("table") == std::nullopt);
    CHECK(formatByEnding("") == std::nullopt);
}

TEST_CASE("text") {
    CHECK(toText(sample()) ==
          "Small: themes by stream\n"
          "\n"
          "Theme                a|b  Words\n"
          "                  N = 12\n"
          "-------------------------------\n"
          "Good <mentors>   7 (58%)     41\n"
          "  =Kind, \"very\"        -      0\n"
          "\n"
          "A *note*.\n");
    CHECK(*write(sample(), Format::Text) == toText(sample()));
}

TEST_CASE("headings are bold where a terminal is") {
    const std::string text = toText(sample(), 0, true);
    CHECK(text.find("\x1B[1mGood <mentors>   7 (58%)     41\x1B[0m\n") != std::string::npos);
    CHECK(text.find("\x1B[1m  =Kind") == std::string::npos);
}

TEST_CASE("CSV has the parts of each cell, and no formulas") {
    CHECK(*write(sample(), Format::Csv) ==
          "code,name,a|b n,a|b N,a|b %,words\n"
          "mentor,Good <mentors>,7,12,58.3,41\n"
          "mentor/kind,\"'=Kind, \"\"very\"\"\",0,0,,0\n"
          "#,Small: themes by stream,,,,\n"
          "#,a|b: N = 12,,,,\n"
          "#,A *note*.,,,,\n");
    CHECK(toCsv(namesOnly({"+1", "-", "@x", "-x", "a\nb"})) == "name,n\n+1,7\n-,7\n'@x,7\n'-x,7\n\"a\nb\",7\n");
}

TEST_CASE("in CSV and TSV only title and notes begin with the mark of comments") {
    Table table = namesOnly({"#1 reason", "a#b", "\"#"});
    table.notes = {"One, two\n# three"};
    CHECK(toCsv(table) == "name,n\n\"#1 reason\",7\n\"a#b\",7\n\"\"\"#\",7\n#,\"One, two # three\"\n");
    CHECK(toTsv(table) == "name\tn\n\"#1 reason\"\t7\n\"a#b\"\t7\n\"\"\"#\"\t7\n#\t\"One, two # three\"\n");
    table.columns[0].key = "#";
    CHECK(toCsv(table).substr(0, 6) == "\"#\",n\n");
}

TEST_CASE("TSV has no tabs or line feeds in its cells, and no formulas") {
    CHECK(toTsv(namesOnly({"a\tb\nc\r\nd", "=1+1", "-x", "-3", "\t=1", "x, y; z", "say \"no\""})) ==
          "name\tn\na b c d\t7\n'=1+1\t7\n'-x\t7\n-3\t7\n' =1\t7\nx, y; z\t7\n\"say \"\"no\"\"\"\t7\n");
}

TEST_CASE("Markdown escapes what it would take for markup") {
    CHECK(*write(sample(), Format::Markdown) ==
          "**Small: themes by stream**\n"
          "\n"
          "| Theme | a\\|b<br>N = 12 | Words |\n"
          "| --- | ---: | ---: |\n"
          "| **Good \\<mentors\\>** | 7 (58%) | 41 |\n"
          "| &nbsp;&nbsp;=Kind, \"very\" | - | 0 |\n"
          "\n"
          "A \\*note\\*.\n");
    CHECK(toMarkdown(namesOnly({"a\nb_c`d"})).find("| a<br>b\\_c\\`d | 7 |") != std::string::npos);
    CHECK(toMarkdown(namesOnly({"&lt; R&D ~~x~~ $1"})).find("| \\&lt; R\\&D \\~\\~x\\~\\~ \\$1 | 7 |") !=
          std::string::npos);
    Table notes = namesOnly({});
    notes.notes = {"1. one", "- two", " + three", "4 of 5"};
    CHECK(toMarkdown(notes).find("\n1\\. one\n\n\\- two\n\n\\+ three\n\n4 of 5\n") != std::string::npos);
    Table empty = namesOnly({"", "  "});
    empty.rows[0].heading = empty.rows[1].heading = true;
    CHECK(toMarkdown(empty).find("**") == std::string::npos);
}

TEST_CASE("JSON can be read back, with numbers as numbers") {
    const auto json = nlohmann::json::parse(*write(sample(), Format::Json));
    CHECK(json["title"] == "Small: themes by stream");
    CHECK(json["columns"].size() == 4);
    CHECK(json["columns"][2]["note"] == "N = 12");
    CHECK_FALSE(json["columns"][0].contains("note"));
    CHECK(json["rows"][0]["a|b"]["%"] == 58.3);
    CHECK(json["rows"][0]["words"] == 41);
    CHECK(json["rows"][1]["name"] == "=Kind, \"very\"");
    CHECK_FALSE(json["rows"][1]["a|b"].contains("%"));
    CHECK(json["notes"][0] == "A *note*.");
    const auto odd =
        nlohmann::json::parse(toJson(namesOnly({std::string("a\0\x1B\"\\\xFF"
                                                            "é",
                                                            8)})));
    CHECK(odd["rows"][0]["n"] == 7);
}

TEST_CASE("an attribute's value that is named as another column takes nothing away") {
    Table table;
    for (const char* key : {"code", "Total", "code", "Total", "Total"})
        table.columns.push_back({key, key, "", Align::Left});
    table.rows.push_back({0, false, {"a", "b", "c", "d", "e"}});
    CHECK(uniqueKeys(table) == std::vector<std::string>{"code", "Total", "code (2)", "Total (2)", "Total (3)"});
    CHECK(toCsv(table) == "code,Total,code (2),Total (2),Total (3)\na,b,c,d,e\n");
    CHECK(nlohmann::json::parse(toJson(table))["rows"][0].size() == 5);
}

TEST_CASE("keys in groups name both, and no two are the same") {
    const Table table = grouped();
    CHECK(uniqueKeys(table) ==
          std::vector<std::string>{"name", "Harborview / women", "Harborview / men", "Lakeside / women", "n"});
    CHECK(toCsv(table).substr(0, 59) == "name,Harborview / women,Harborview / men,Lakeside / women,n");
    const auto json = nlohmann::json::parse(toJson(table));
    CHECK(json["columns"][1]["group"] == "Harborview");
    CHECK(json["columns"][1]["key"] == "Harborview / women");
    CHECK_FALSE(json["columns"][0].contains("group"));
    CHECK(json["rows"][0]["Lakeside / women"] == 3);
}

TEST_CASE("one header over several columns") {
    CHECK(toText(grouped()) ==
          "       - Harborview -  Lakeside\n"
          "Theme  women      men     women  All\n"
          "------------------------------------\n"
          "Trust      1        2         3    6\n");
    CHECK(toMarkdown(grouped()).find("| Theme | Harborview: women | Harborview: men | Lakeside: women | All |") !=
          std::string::npos);
    Table narrow = grouped();
    narrow.columns[1].group = narrow.columns[2].group = "A hospital with a name of many words";
    const std::string text = toText(narrow, 40);
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) CHECK(text.find('\n', at) - at <= 40);
    CHECK(text.find("hospital") != std::string::npos);
    narrow.columns[2].group = "";
    CHECK(toMarkdown(narrow).find("| men | Lakeside: women |") != std::string::npos);
}

TEST_CASE("tables without rows, without columns") {
    for (const std::string& name : formatNames()) {
        INFO(name);
        const Format format = *formatByName(name);
        CHECK(write(Table(), format));
        CHECK_FALSE(write(namesOnly({}), format)->empty());
        Table rowsOnly;
        rowsOnly.rows.resize(3);
        rowsOnly.notes = {"Nothing."};
        CHECK(write(rowsOnly, format));
    }
    CHECK(toText(namesOnly({})) == "Name  n\n-------\n");
}

TEST_CASE("columns that characters take") {
    CHECK(displayWidth("") == 0);
    CHECK(displayWidth("abc") == 3);
    CHECK(displayWidth("Zoë") == 3);
    CHECK(displayWidth("e\xCC\x81") == 1);
    CHECK(displayWidth("面談") == 4);
    CHECK(displayWidth("🎉") == 2);
    CHECK(displayWidth("مقابلة") == 6);
    CHECK(toText(namesOnly({"面談", "Zoë", "e\xCC\x81"})) == "Name  n\n-------\n面談  7\nZoë   7\ne\xCC\x81     7\n");
}

TEST_CASE("a cell is one line, and no command for the terminal") {
    CHECK(toText(namesOnly({"a\nb\tc\x1B[2Jd\x7F"})) == "Name         n\n--------------\na b c [2Jd   7\n");
}

TEST_CASE("a table that is too wide wraps its first column, and the numbers stand beside the last line") {
    CHECK(toText(namesOnly({"Understands the potential and the limits of a mentee"}), 30) ==
          "Name                         n\n"
          "------------------------------\n"
          "Understands the potential\n"
          "and the limits of a mentee   7\n");
    CHECK(toText(namesOnly({"self-conscious-and-over-long-hyphenations"}), 27) ==
          "Name                      n\n"
          "---------------------------\n"
          "self-conscious-and-over-\n"
          "long-hyphenations         7\n");
}

TEST_CASE("no line of a wrapped name is wider than its column, in any script") {
    const std::string name = GENERATE(
        std::string(200, 'x'), std::string("面談記録面談記録面談記録面談記録面談記録面談記録"),
        std::string("🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 🎉"), std::string("العلاقة بين الموجه والمتدرب في الطب الأكاديمي والمستشفيات"));
    const std::string text = toText(namesOnly({name}), 28);
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        CHECK(displayWidth(std::string_view(text).substr(at, end - at)) <= 28);
        at = end + 1;
    }
}

TEST_CASE("long headers give way before names do") {
    Table table = namesOnly({"A name of thirty characters..."});
    table.columns[1].header = "a rather long header for a number";
    CHECK(toText(table, 40) ==
          "                                      a\n"
          "                                 rather\n"
          "                                   long\n"
          "                                 header\n"
          "                                  for a\n"
          "Name                             number\n"
          "---------------------------------------\n"
          "A name of thirty characters...        7\n");
}
