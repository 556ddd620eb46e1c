// Word and Excel files: archives of well-formed XML with the right words and numbers in them.
#include <catch2/catch.hpp>

#include <zip.h>

#include <QXmlStreamReader>
#include <cstdlib>
#include <ctime>
#include <map>

#include "coder/base/csv.h"
#include "coder/report/document.h"
#include "odd_tables.h"

using namespace coder::report;

namespace {

std::map<std::string, std::string> unpacked(const std::string& archive) {
    std::map<std::string, std::string> files;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    zip_t* zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    REQUIRE(zip != nullptr);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) == 0);
        std::string& bytes = files[stat.name];
        bytes.resize(stat.size);
        zip_file_t* file = zip_fopen_index(zip, static_cast<zip_uint64_t>(i), 0);
        REQUIRE(zip_fread(file, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
        zip_fclose(file);
    }
    zip_close(zip);
    return files;
}

/// All elements as one text, "<tr><tc w:gridSpan>…"; the reader's error if it is not well-formed.
QString faultOf(const std::string& xml) {
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd()) reader.readNext();
    return reader.hasError() ? reader.errorString() : QString();
}

void checkParts(const std::string& archive) {
    const auto files = unpacked(archive);
    CHECK(files.count("[Content_Types].xml") == 1);
    for (const auto& [name, xml] : files) {
        INFO(name);
        CHECK(faultOf(xml).toStdString().empty());
    }
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

/// The sheet by place: "A1" = text or number; the places of numbers; what is merged.
struct Sheet {
    std::map<std::string, std::string> cells;
    std::map<std::string, bool> numbers;
    std::vector<std::string> merged;
    bool formulas = false;
    bool frozen = false;
};

std::vector<std::string> sharedStrings(const std::string& xml) {
    std::vector<std::string> strings;
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement()) continue;
        if (reader.name() == QLatin1String("si")) strings.emplace_back();
        if (reader.name() == QLatin1String("t")) strings.back() += reader.readElementText().toStdString();
    }
    return strings;
}

Sheet readSheet(const std::string& archive) {
    const auto files = unpacked(archive);
    const auto strings = files.count("xl/sharedStrings.xml") == 1 ? sharedStrings(files.at("xl/sharedStrings.xml"))
                                                                  : std::vector<std::string>();
    Sheet sheet;
    QXmlStreamReader reader(QByteArray::fromStdString(files.at("xl/worksheets/sheet1.xml")));
    std::string place;
    bool isString = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement()) continue;
        const auto name = reader.name();
        if (name == QLatin1String("c")) {
            place = reader.attributes().value(QLatin1String("r")).toString().toStdString();
            isString = reader.attributes().value(QLatin1String("t")) == QLatin1String("s");
        }
        if (name == QLatin1String("f")) sheet.formulas = true;
        if (name == QLatin1String("pane"))
            sheet.frozen = reader.attributes().value(QLatin1String("state")) == QLatin1String("frozen");
        if (name == QLatin1String("mergeCell"))
            sheet.merged.push_back(reader.attributes().value(QLatin1String("ref")).toString().toStdString());
        if (name == QLatin1String("v")) {
            const std::string value = reader.readElementText().toStdString();
            sheet.cells[place] = isString ? strings.at(std::stoul(value)) : value;
            sheet.numbers[place] = !isString;
        }
    }
    return sheet;
}

Table themes() {
    Table table;
    table.title = "Themes";
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "Theme", "", Align::Left},
                     {"women", "Women", "N = 12", Align::Right, {"n", "N", "%"}, false, "Harborview"},
                     {"men", "Men", "N = 0", Align::Right, {"n", "N", "%"}, false, "Harborview"},
                     {"all", "All", "", Align::Right}};
    table.rows.push_back({0,
                          true,
                          {"m",
                           "=Good",
                           {"7 (58%)", {{"n", 7U}, {"N", 12U}, {"%", 58.3}}},
                           {"-", {{"n", 0U}, {"N", 0U}}},
                           Cell::count(12)}});
    table.rows.push_back(
        {1, false, {"m/k", "Kind\nand good", "n/a", {"3 (30%)", {{"n", 3U}, {"N", 10U}, {"%", 30.0}}}, "<1"}});
    table.notes = {"n of N."};
    return table;
}

}  // namespace

TEST_CASE("Excel: numbers are numbers, texts are texts, headers stand over their parts") {
    const Sheet sheet = readSheet(*toXlsx(themes()));
    const std::map<std::string, std::string> expected{
        {"A1", "Themes"},     {"B3", "Harborview"}, {"A4", "Theme"}, {"B4", "Women\nN = 12"},
        {"E4", "Men\nN = 0"}, {"H4", "All"},        {"B5", "n"},     {"C5", "N"},
        {"D5", "%"},          {"E5", "n"},          {"F5", "N"},     {"G5", "%"},
        {"A6", "=Good"},      {"B6", "7"},          {"C6", "12"},    {"D6", "58.3"},
        {"E6", "0"},          {"F6", "0"},          {"H6", "12"},    {"A7", "Kind\nand good"},
        {"E7", "3"},          {"F7", "10"},         {"G7", "30"},    {"H7", "<1"},
        {"A9", "n of N."}};
    CHECK(sheet.cells == expected);
    for (const char* place : {"B6", "C6", "D6", "E6", "F6", "H6", "E7", "F7", "G7"}) CHECK(sheet.numbers.at(place));
    for (const char* place : {"A6", "H7"}) CHECK_FALSE(sheet.numbers.at(place));
    CHECK(sheet.merged == std::vector<std::string>{"B3:G3", "A4:A5", "B4:D4", "E4:G4", "H4:H5", "A9:H9"});
    CHECK(sheet.frozen);
    CHECK_FALSE(sheet.formulas);
}

TEST_CASE("Excel: hostile texts come through as texts, and no formula runs") {
    const std::string archive = *toXlsx(oddTable());
    checkParts(archive);
    CHECK(unpacked(archive).count("xl/worksheets/_rels/sheet1.xml.rels") == 0);  // no links
    const Sheet sheet = readSheet(*toXlsx(oneColumn()));
    CHECK_FALSE(sheet.formulas);
    std::vector<std::string> texts;
    for (const auto& [place, text] : sheet.cells) texts.push_back(text);
    for (const std::string expected :
         {"=HYPERLINK(\"http://example.org\",\"click\")", "+1+2", "nulhere", "line\nfeed\nand\nreturn\ttab",
          "🎉👩‍🔬🏳️‍🌈", "_x005F_x0041_ _x005F_x000D_",
          "not \xEF\xBF\xBD\xEF\xBF\xBD UTF-8 \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"})
        CHECK(std::count(texts.begin(), texts.end(), expected) == 1);
    for (const auto& [place, number] : sheet.numbers) CHECK_FALSE(number);
}

TEST_CASE("Excel: a text that is too long for a cell is cut, and a note says so") {
    Table table = oneColumn();
    std::string emoji;
    for (int i = 0; i < 20000; ++i) emoji += "😀";
    table.rows = {{0, false, {std::string(32767, 'y')}}, {0, false, {std::string(32768, 'z')}}, {0, false, {emoji}}};
    const Sheet sheet = readSheet(*toXlsx(table));
    CHECK(sheet.cells.at("A4") == std::string(32767, 'y'));
    CHECK(sheet.cells.at("A5") == std::string(32766, 'z') + "…");
    CHECK(sheet.cells.at("A6") == emoji.substr(0, 4 * 16383) + "…");
    CHECK(sheet.cells.at("A9").find("are cut") != std::string::npos);
}

TEST_CASE("Excel: the same table gives the same bytes at any time, and a table that is too large an error") {
    const std::string first = *toXlsx(themes());
    ::setenv("TZ", "Pacific/Auckland", 1);
    ::tzset();
    const std::time_t now = std::time(nullptr);
    while (std::time(nullptr) == now) {
    }
    CHECK(*toXlsx(themes()) == first);
    ::unsetenv("TZ");
    ::tzset();
    Table wide;
    wide.columns.resize(16385);
    const auto refused = toXlsx(wide);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == coder::base::ErrorCode::Unsupported);
    Table high;
    high.rows.resize(1048576);
    CHECK_FALSE(toXlsx(high));
    CHECK(toXlsx(hundredColumns()));
}

TEST_CASE("Word: a table with repeated headers, three lines, caption and notes") {
    const auto files = unpacked(*toDocx(themes()));
    const std::string& xml = files.at("word/document.xml");
    CHECK(count(xml, "<w:tbl>") == 1);
    CHECK(count(xml, "<w:tr>") == 4);
    CHECK(count(xml, "<w:tblHeader/>") == 2);
    CHECK(count(xml, "<w:gridSpan w:val=\"2\"/>") == 1);
    CHECK(count(xml, "<w:gridCol ") == 4);
    CHECK(xml.find("<w:pStyle w:val=\"Caption\"/></w:pPr><w:r><w:rPr/><w:t xml:space=\"preserve\">Themes<") !=
          std::string::npos);
    CHECK(xml.find("<w:pStyle w:val=\"TableNote\"/></w:pPr><w:r><w:rPr/><w:t xml:space=\"preserve\">n of N.<") !=
          std::string::npos);
    CHECK(xml.find(">Kind</w:t><w:br/><w:t xml:space=\"preserve\">and good<") != std::string::npos);
    CHECK(xml.find("<w:ind w:left=\"200\"/>") != std::string::npos);
    CHECK(xml.find("insideV") == std::string::npos);
    CHECK(xml.find("landscape") == std::string::npos);
    CHECK(files.at("word/styles.xml").find("w:styleId=\"Caption\"") != std::string::npos);
    CHECK(*toDocx(themes()) == *toDocx(themes()));
}

TEST_CASE("Word: wide tables get a wide page, tables that Word can't open an error") {
    Table table = hundredColumns();
    const auto refused = toDocx(table);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "the table has 100 columns, and Word reads no more than 63");
    table.columns.resize(63);
    for (Row& row : table.rows) row.cells.resize(63);
    const std::string xml = unpacked(*toDocx(table)).at("word/document.xml");
    CHECK(xml.find("w:orient=\"landscape\"") != std::string::npos);
    checkParts(*toDocx(oddTable()));
    checkParts(*toDocx(oneColumn()));
}

TEST_CASE("documents hold tables among their paragraphs") {
    Document document;
    document.heading(1, "Results");
    document.bullet({{"first"}});
    document.table(themes());
    document.paragraph({{"After."}});
    const std::string markdown = toMarkdown(document);
    CHECK(markdown.find("- first\n\n**Themes**\n\n| Theme |") != std::string::npos);
    CHECK(markdown.find("\nn of N.\n\nAfter.\n") != std::string::npos);
    const std::string html = toHtml(document);
    CHECK(html.find("</ul>\n<div class=\"table\">") != std::string::npos);
    CHECK(html.find("</div>\n<p dir=\"auto\">After.</p>") != std::string::npos);
    const std::string xml = unpacked(*toDocx(document)).at("word/document.xml");
    CHECK(xml.find("<w:tbl>") < xml.find(">After.<"));
    CHECK(xml.find("<w:tbl>") > xml.find(">first<"));
    checkParts(*toDocx(document));
}

TEST_CASE("hostile texts keep the shape of every format") {
    const Table table = oddTable();
    for (const std::string& name : formatNames()) {
        INFO(name);
        const Format format = *formatByName(name);
        for (const Table& odd : {table, oneColumn(), hundredColumns()})
            if (format != Format::Docx || odd.columns.size() < 64) {
                const auto written = write(odd, format);
                REQUIRE(written);
                CHECK(*written == *write(odd, format));
            }
    }
    const auto csv = coder::base::readCsv(toCsv(table), "odd.csv");
    CHECK(csv.diagnostics.empty());
    CHECK(csv.header.cells.size() == table.columns.size() + 2);
    CHECK(csv.rows.size() == table.rows.size() + table.notes.size() + 2);
    CHECK(count(toTsv(table), "\n") == table.rows.size() + table.notes.size() + 3);
    CHECK(count(toHtml(table), "<tr") == 2 + table.rows.size());
    CHECK(toHtml(table).find("<script") == std::string::npos);
    CHECK(count(toLatex(table), "\\end{document}") == 0);
    const std::string markdown = toMarkdown(table);
    CHECK(count(markdown, "\n|") + 1 >= table.rows.size() + 2);
}
