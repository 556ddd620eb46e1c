#include "coder/report/html_report.h"

#include <catch2/catch.hpp>

#include <QByteArray>
#include <QCryptographicHash>
#include <nlohmann/json.hpp>
#include <regex>

#include "coder/report/html_report_data.h"
#include "coder/report/html_report_table.h"
#include "coder/report/html_text.h"
#include "tests/support/hostile.h"

namespace coder::report {

namespace {

using text::Span;

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    REQUIRE(from != std::string::npos);
    const std::size_t to = text.find(end, from + begin.size());
    REQUIRE(to != std::string::npos);
    return text.substr(from + begin.size(), to - from - begin.size());
}

/// One table with a number that has passages, in every text of which stands `text`.
HtmlReport reportOf(const std::string& text) {
    HtmlReport report;
    report.title = report.subtitle = report.language = text;
    report.facts = {{text, text}};
    report.turns = {{text, text, text, text, 12, text, text, "é " + text}};
    report.passages = {{0, Span(3, 3 + text.size()), {Span(3, 3 + text.size())}, text, text, text, text}};
    Cell count = Cell::count(1);
    count.passages = {0};
    Table table;
    table.title = text;
    table.columns = {{text, text, text, Align::Left},
                     {text, text, text, Align::Right, {text}, false, text},
                     {text, text, text, Align::Left, {}, true}};
    table.rows = {{1, true, {text, count, text}}};
    table.notes = {text};
    Document document;
    document.heading(1, text);
    document.paragraph({{text, true, true}});
    document.bullet({{text}});
    report.sections = {{text, text, {table, ReportFigure{text, text, "<svg></svg>", text}, document}}};
    return report;
}

/// Tags in pairs, attributes in quotes, nothing that a browser would have to guess. Scripts and styles are passed over.
void checkWellFormed(const std::string& html) {
    static const std::regex Tag(R"re(<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>)re");
    std::string text = std::regex_replace(html, std::regex("<(script|style)([^>]*)>[^]*?</(script|style)>"), "");
    std::vector<std::string> open;
    std::smatch match;
    std::size_t tags = 0;
    for (auto at = text.cbegin(); std::regex_search(at, text.cend(), match, Tag); at = match[0].second, ++tags) {
        const std::string before(at, match[0].first);
        CHECK(before.find_first_of("<>") == (before == "<!DOCTYPE html>\n" ? 0 : std::string::npos));
        const std::string name = match[2];
        if (name == "meta" || name == "link") continue;
        if (match[1].length() == 0) {
            open.push_back(name);
        } else {
            REQUIRE_FALSE(open.empty());
            CHECK(open.back() == name);
            open.pop_back();
        }
    }
    CHECK(open.empty());
    CHECK(tags > 20);
}

std::string base64Sha256(const std::string& text) {
    return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256)
        .toBase64()
        .toStdString();
}

nlohmann::json dataOf(const std::string& html) {
    return nlohmann::json::parse(between(html, "<script type=\"application/json\">", "</script>"));
}

}  // namespace

TEST_CASE("report.html: whatever a text holds, the page is well-formed and its data the text") {
    for (const std::string& text : tests::Hostile) {
        INFO(text);
        const std::string html = toHtmlReport(reportOf(text));
        checkWellFormed(html);
        CHECK(occurrences(html, "<script") == 2);
        CHECK(occurrences(html, "</script") == 2);
        CHECK(html.find('\0') == std::string::npos);
        CHECK(html == validUtf8(html));
        const nlohmann::json data = dataOf(html);
        const nlohmann::json turn = data["turns"][0];
        CHECK(data["strings"] == nlohmann::json::array({validUtf8(text)}));
        CHECK(turn == nlohmann::json::array({0, 0, 0, 0, 12, 0, validUtf8(text), validUtf8("é " + text)}));
    }
}

TEST_CASE("report.html: its policy allows its own style and script, and nothing needs more") {
    const std::string html = toHtmlReport(reportOf("A text"));
    const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\"");
    const std::string style = between(html, "<style>", "</style>");
    const std::string script = between(html, "<script>", "</script>");
    CHECK(policy == "default-src 'none'; style-src 'sha256-" + base64Sha256(style) + "'; script-src 'sha256-" +
                        base64Sha256(script) + "'; img-src data:; base-uri 'none'; form-action 'none'");
    CHECK(html.find("Content-Security-Policy") < html.find("<link"));
    CHECK_FALSE(std::regex_search(html, std::regex("https?:|//[a-z0-9]+\\.|@import|url\\(")));
    CHECK_FALSE(std::regex_search(html, std::regex("<[^>]* (style|on[a-z]+|src)=")));
    CHECK_FALSE(
        std::regex_search(script, std::regex("innerHTML|outerHTML|insertAdjacentHTML|eval|Function|fetch|XMLHttp")));
    CHECK(script == validUtf8(script));
}

TEST_CASE("report.html: the same report gives the same bytes, an empty one gives a page") {
    CHECK(toHtmlReport(reportOf("x")) == toHtmlReport(reportOf("x")));
    checkWellFormed(toHtmlReport({}) + "<p></p><p></p><p></p><p></p><p></p><p></p>");
    CHECK(dataOf(toHtmlReport({}))["passages"].empty());
    CHECK(toHtmlReport({}).find("<html lang=\"en\">") != std::string::npos);
}

TEST_CASE("report.html: sections have links of their own") {
    HtmlReport report;
    for (const char* id : {"themes", "themes", "", "a b\"<", "themes-2", "th\xC3\xA8mes"})
        report.sections.push_back({id, "S", {}});
    const std::string html = toHtmlReport(report);
    for (const char* id : {"themes", "themes-2", "section", "a-b--", "themes-2-2", "thèmes"}) {
        INFO(id);
        CHECK(occurrences(html, std::string("<section id=\"") + id + "\"") == 1);
        CHECK(occurrences(html, std::string("href=\"#") + id + "\"") == 1);
    }
}

TEST_CASE("report.html: positions are UTF-16 units, evidence is in order and apart") {
    ReportTurn turn;
    turn.text = "🎉 é\xFFx 面談, she said";
    const Span word(10, 16);  // 面談
    const std::vector<Passage> passages{
        {0, Span(0, turn.text.size()), {word, Span(0, 4), Span(13, 17), Span(2, 2)}, "a/b", "B", "a/b#1", "rules"},
        {0, word, {}, "a/b", "B", "", "Ann"},
    };
    const auto data = nlohmann::json::parse(htmlReportData({turn}, passages));
    CHECK(data["strings"] == nlohmann::json::array({"", "a/b", "B", "a/b#1", "rules", "Ann"}));
    CHECK(data["turns"][0] == nlohmann::json::array({0, 0, 0, 0, 1, 0, "", "🎉 é\x1Ax 面談, she said"}));
    CHECK(data["passages"][0] == nlohmann::json::array({0, 0, 19, 1, 2, 3, 4, 0, 2, 7, 10}));
    CHECK(data["passages"][1] == nlohmann::json::array({0, 7, 9, 1, 2, 0, 5}));
}

TEST_CASE("ranges keep the order of the passages") {
    CHECK(numberRanges({}).empty());
    CHECK(numberRanges({7}) == "7");
    CHECK(numberRanges({0, 1, 2, 9, 5, 6, 6}) == "0-2 9 5-6 6");
    CHECK(numberRanges({4294967295U, 0, 1}) == "4294967295 0-1");
}

TEST_CASE("report.html: tables") {
    Table table;
    table.title = "T";
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "Theme", "", Align::Left},
                     {"a", "a", "N = 3", Align::Right, {"n", "%"}, false, "Site"},
                     {"b", "b", "", Align::Right, {"kappa"}, false, "Site"},
                     {"c", "c", "", Align::Left}};
    Cell seven("7 (58%)", {{"n", 7U}, {"%", 58.3}});
    seven.passages = {3, 4, 5, 1};
    table.rows = {{0, true, {"m", "Mentor", seven, {"0.10", {{"kappa", 0.1}}}, "x"}},
                  {2, false, {"m/a", "Able", {"0 (0%)", {{"n", 0U}, {"%", 0.0}}}, "-", ""}}};
    table.notes = {"One.", "Two."};
    CHECK(htmlReportTable(table, "Section") ==
          R"(<div class="table">
<div class="scroll" role="region" aria-label="T" tabindex="0">
<table>
<caption><span dir="auto">T</span></caption>
<thead>
<tr><th scope="col" data-column="0" rowspan="2"><span class="name" dir="auto">Theme</span></th><th scope="colgroup" class="group" colspan="2"><span dir="auto">Site</span></th><th scope="col" data-column="3" rowspan="2"><span class="name" dir="auto">c</span></th></tr>
<tr><th scope="col" class="number" data-column="1" data-group="Site"><span class="name" dir="auto">a</span> <span class="note" dir="auto">N = 3</span></th><th scope="col" class="number" data-column="2" data-group="Site"><span class="name" dir="auto">b</span></th></tr>
</thead>
<tbody>
<tr class="heading"><th scope="row" dir="auto">Mentor</th><td class="number" data-sort="7" data-passages="3-5 1">7 (58%)</td><td class="number" data-sort="0.1">0.10</td><td dir="auto">x</td></tr>
<tr data-depth="2"><th scope="row" class="indent-2" dir="auto">Able</th><td class="number zero" data-sort="0">0 (0%)</td><td class="number">-</td><td dir="auto"></td></tr>
</tbody>
</table>
</div>
<div class="notes">
<p dir="auto">One.</p>
<p dir="auto">Two.</p>
</div>
</div>
)");
    CHECK(htmlReportTable({}, "Section") ==
          "<div class=\"table\">\n<div class=\"scroll\" role=\"region\" "
          "aria-label=\"Section\" tabindex=\"0\">\n<table>\n<tbody>\n</tbody>\n"
          "</table>\n</div>\n</div>\n");
}

TEST_CASE("report.html: documents begin below the section's heading and skip no level") {
    Document document;
    for (const std::uint32_t level : {2U, 4U, 3U, 2U, 6U}) document.heading(level, std::to_string(level));
    HtmlReport report;
    report.sections = {{"s", "S", {document}}};
    std::string levels;
    const std::string html = toHtmlReport(report);
    const std::regex heading("<h([1-6]) dir");
    for (std::sregex_iterator at(html.begin(), html.end(), heading), end; at != end; ++at) levels += (*at)[1];
    CHECK(levels ==
          "12"
          "34434");
}

}  // namespace coder::report
