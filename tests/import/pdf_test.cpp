#include <algorithm>

#include "coder/import/pdf_direction.h"
#include "coder/import/pdf_hyphens.h"
#include "coder/import/pdf_layout.h"
#include "imported.h"

using namespace coder;
using namespace coder::import;

namespace {

std::vector<PdfLine> page(std::size_t number, const Strings& texts) {
    std::vector<PdfLine> lines;
    double top = 20;
    for (const std::string& text : texts) {
        if (!text.empty())
            lines.push_back({text, number, 50, 50 + 5.0 * static_cast<double>(text.size()), top, top + 10});
        top += 12;
    }
    return lines;
}

Strings textsOf(const std::vector<PdfLine>& lines) {
    Strings texts;
    for (const PdfLine& line : lines) texts.push_back(line.text);
    return texts;
}

std::string blocksOf(const std::vector<PdfLine>& lines) {
    std::string text;
    for (const Block& block : paragraphLines(lines)) text += (block.text.empty() ? "|" : block.text) + " ";
    return text;
}

Strings mended(Strings lines) {
    mendHyphens(lines);
    return lines;
}

}  // namespace

TEST_CASE("PDF files of a word processor: pages of one and of two columns, every word once and in order") {
    for (const std::string name : {"paged1.pdf", "paged2.pdf"}) {
        INFO(name);
        const auto pdf = imported(sampleBytes(name), name);
        CHECK(pdf.format.format == Format::Pdf);
        CHECK(singleSpaced(pdf.source.text) == singleSpaced(sampleBytes("paged.words.txt")));
        CHECK(pdf.source.transcript.turns.size() == 14);
        const Strings findings = findingsOf(pdf);
        REQUIRE(findings.size() == 2);
        CHECK(findings[0].find("divided at line ends were mended") != std::string::npos);
        CHECK(findings[1].find("page header or footer lines were left out") != std::string::npos);
    }
    const auto pdf = imported(sampleBytes("interview.pdf"), "interview.pdf");
    std::string words = pdf.source.text;  // the labels are in bold, and marked so
    words.erase(std::remove(words.begin(), words.end(), '*'), words.end());
    CHECK(singleSpaced(words) == singleSpaced(sampleBytes("interview.words.txt")));
    CHECK(pdf.source.transcript.turns.size() == 6);
}

TEST_CASE("PDF files that can't be read say why, and what to do") {
    const auto locked = tryImport(sampleBytes("locked.pdf"), "locked.pdf");
    REQUIRE_FALSE(locked);
    CHECK(locked.error().message.find("password") != std::string::npos);
    const auto scanned = tryImport(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        "scan.pdf");
    REQUIRE_FALSE(scanned);
    CHECK(scanned.error().remedy.find("OCR") != std::string::npos);
    CHECK_FALSE(tryImport("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n", "broken.pdf"));
}

TEST_CASE("page headers and numbers go, and what only looks like them stays") {
    auto lines = page(0, {"Study 12", "", "I: Why?", "P: So.", "- 7 -"});
    for (PdfLine& line : page(1, {"Study 12", "", "more of it", "and more", "- 8 -"})) lines.push_back(line);
    for (PdfLine& line : page(2, {"Study 12", "", "I: Well?", "P: 5", "- 9 -"})) lines.push_back(line);
    CHECK(dropPageLines(lines, 3) == 6);
    CHECK(textsOf(lines) == Strings{"I: Why?", "P: So.", "more of it", "and more", "I: Well?", "P: 5"});

    // Numbers that do not count pages, labels, a text on one page of three, a file of one page.
    auto kept = page(0, {"I: Yes?", "So.", "in 1990"});
    for (PdfLine& line : page(1, {"I: Yes?", "No.", "in 1995"})) kept.push_back(line);
    CHECK(dropPageLines(kept, 2) == 0);
    // The same words at the same place, as part of the text.
    auto chorus = page(0, {"Yes indeed.", "I left.", "so there"});
    for (PdfLine& line : page(1, {"Yes indeed.", "I came.", "so there"})) chorus.push_back(line);
    CHECK(dropPageLines(chorus, 2) == 0);
    auto single = page(0, {"Study 12", "I: Why?", "1"});
    CHECK(dropPageLines(single, 1) == 0);
}

TEST_CASE("paragraphs of printed lines: gaps, indentation, ends of columns") {
    auto lines = page(0, {"one goes on over a line", "two.", "three goes on and on and", "four"});
    CHECK(blocksOf(lines) == "one goes on over a line two. three goes on and on and four ");
    lines[2].top += 8;
    lines[2].bottom += 8;
    lines[3].top += 8;
    lines[3].bottom += 8;
    CHECK(blocksOf(lines) == "one goes on over a line two. | three goes on and on and four ");
    auto indented = page(0, {"one goes on over a line", "two.", "three goes on and on and", "four"});
    indented[2].left += 15;
    CHECK(blocksOf(indented) == "one goes on over a line two. | three goes on and on and four ");
    auto columns = page(0, {"one goes on over a line", "two."});
    for (PdfLine& line : page(0, {"three goes on and on and", "four"})) columns.push_back(line);
    CHECK(blocksOf(columns) == "one goes on over a line two. | three goes on and on and four ");
    columns[1].text = "two";
    CHECK(blocksOf(columns) == "one goes on over a line two three goes on and on and four ");
}

TEST_CASE("a line with a taller font begins no paragraph") {
    auto lines = page(0, {"one goes on over a line", "two is as long as one is", "three goes on and on and", "four"});
    lines[2].top += 5;
    CHECK(blocksOf(lines) == "one goes on over a line two is as long as one is three goes on and on and four ");
}

TEST_CASE("divided words are mended by what the rest of the text has") {
    CHECK(mended({"we re-", "member it"}) == Strings{"we remember", "it"});
    CHECK(mended({"a well-", "known one, as well as known"}) == Strings{"a well-known", "one, as well as known"});
    CHECK(mended({"a co-", "worker left", "no co-worker"}) == Strings{"a co-worker", "left", "no co-worker"});
    CHECK(mended({"a co-", "worker left", "the coworker"}) == Strings{"a coworker", "left", "the coworker"});
    CHECK(mended({"self-evi\xC2\xAD", "dently"}) == Strings{"", "self-evidently"});
    CHECK(mended({"from 1990-", "1995, Anna-", "Maria, and -", "so -"}) ==
          Strings{"from 1990-", "1995, Anna-", "Maria, and -", "so -"});
    CHECK(mended({"unter-", "", "scheiden"}) == Strings{"unter-", "", "scheiden"});
    CHECK(mended({}).empty());
    // Texts that divide no words have hyphens at line ends all the same.
    Strings lines(100, "some words of no account");
    lines[3] = "a surface-";
    lines[4] = "level change";
    CHECK(mended(lines)[3] == "a surface-level");
}

TEST_CASE("a workbook of a spreadsheet program") {
    const auto book = imported(sampleBytes("table.xlsx"), "table.xlsx");
    CHECK(book.format.format == Format::Workbook);
    CHECK(turnsOf(book) == Strings{"Ana@1000|How, in the end, was it?", "Bo@65000|Good & long.", "Ana@4200000|Café?",
                                   "Bo@4202500|'=Ja"});
    CHECK(findingsOf(book) ==
          Strings{"note 0 words are taken from \"What was said\", speakers from \"Who\", times from \"Start\"; "
                  "left out: \"Nr\"",
                  "note 0 1 further sheet was left out"});
}

TEST_CASE("an encrypted OpenDocument file") {
    const auto locked = tryImport(sampleBytes("locked.odt"), "locked.odt");
    REQUIRE_FALSE(locked);
    CHECK(locked.error().message.find("password") != std::string::npos);
}

TEST_CASE("lines with scripts from right to left are put into reading order") {
    // On the page, from left to right: the last letter of the word that is read last comes first.
    auto mixed = page(0, {"I: \u061F\u05D3 \u05D1\u05D0 yes 12", "Latin only, and most of it."});
    toReadingOrder(mixed);
    CHECK(textsOf(mixed) == Strings{"I: \u05D0\u05D1 \u05D3\u061F yes 12", "Latin only, and most of it."});
    auto hebrew = page(0, {".12 abc, \u05D3\u05D2 :\u05D1\u05D0", "\u05D4\u05D5"});
    hebrew[1].left = hebrew[0].right - 10;
    hebrew[1].right = hebrew[0].right;
    toReadingOrder(hebrew);
    CHECK(textsOf(hebrew) == Strings{"\u05D0\u05D1: \u05D2\u05D3 ,12 abc.", "\u05D5\u05D4"});
    CHECK(hebrew[0].left == hebrew[1].left);
    std::vector<PdfLine> none;
    toReadingOrder(none);
    CHECK(none.empty());
}
