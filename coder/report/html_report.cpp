#include "coder/report/html_report.h"

#include <algorithm>
#include <set>

#include "coder/base/check.h"
#include "coder/report/document_html.h"
#include "coder/report/html_page.h"
#include "coder/report/html_report_data.h"
#include "coder/report/html_report_table.h"
#include "coder/report/html_text.h"

namespace coder::report {

namespace {

std::string element(const char* tag, const std::string& text) {
    return std::string("<") + tag + " dir=\"auto\">" + htmlEscaped(text) + "</" + tag + ">\n";
}

/// Letters, digits, "-", "_" and what is beyond ASCII stay: the rest would have to be escaped in a link.
std::string linkName(const std::string& id) {
    std::string name = validUtf8(id);
    const auto stays = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80U;
    };
    std::replace_if(
        name.begin(), name.end(), [&](char c) { return !stays(c); }, '-');
    return name.empty() ? "section" : htmlEscaped(name);
}

/// One for each section, all different.
std::vector<std::string> linkNames(const std::vector<ReportSection>& sections) {
    std::vector<std::string> names;
    std::set<std::string> used{"top", "contents"};
    for (const ReportSection& section : sections) {
        const std::string wanted = linkName(section.id);
        std::string name = wanted;
        for (int number = 2; !used.insert(name).second; ++number) name = wanted + "-" + std::to_string(number);
        names.push_back(std::move(name));
    }
    return names;
}

std::string header(const HtmlReport& report) {
    std::string html = "<header id=\"top\">\n" + element("h1", report.title);
    if (!report.subtitle.empty())
        html += "<p class=\"subtitle\" dir=\"auto\">" + htmlEscaped(report.subtitle) + "</p>\n";
    if (!report.facts.empty()) {
        html += "<dl class=\"facts\">\n";
        for (const auto& [name, value] : report.facts)
            html += "<div>" + element("dt", name) + element("dd", value) + "</div>\n";
        html += "</dl>\n";
    }
    if (!report.passages.empty())
        html +=
            "<noscript><p class=\"hint\">Numbers open the passages that they count where scripts are allowed to run; "
            "this page's own script asks nothing of the network.</p></noscript>\n";
    return html + "</header>\n";
}

std::string navigation(const std::vector<ReportSection>& sections, const std::vector<std::string>& names) {
    if (sections.empty()) return {};
    std::string html = "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ol>\n";
    for (std::size_t i = 0; i < sections.size(); ++i)
        html += "<li><a href=\"#" + names[i] + "\" dir=\"auto\">" + htmlEscaped(sections[i].title) + "</a></li>\n";
    return html + "</ol>\n</nav>\n";
}

std::string figure(const ReportFigure& figure) {
    const std::string& name = figure.title.empty() ? figure.alt : figure.title;
    return "<figure>\n<div class=\"scroll\" role=\"region\" aria-label=\"" + htmlEscaped(name) +
           "\" tabindex=\"0\">\n<div class=\"drawing\" role=\"img\" aria-label=\"" + htmlEscaped(figure.alt) + "\">" +
           figure.svg + "</div>\n</div>\n<figcaption dir=\"auto\"><strong>" + htmlEscaped(figure.title) + "</strong> " +
           htmlEscaped(figure.caption) + "</figcaption>\n</figure>\n";
}

/// Each kind of content as HTML.
struct ContentWriter {
    const std::string& label;

    std::string operator()(const Table& content) const { return htmlReportTable(content, label); }
    std::string operator()(const ReportFigure& content) const { return figure(content); }
    std::string operator()(const Document& content) const {
        return "<div class=\"text\">\n" + htmlBlocks(content, 3) + "</div>\n";
    }
};

std::string sectionHtml(const ReportSection& section, const std::string& name) {
    std::string html = "<section id=\"" + name + "\">\n" + element("h2", section.title);
    for (const ReportContent& content : section.contents) html += std::visit(ContentWriter{section.title}, content);
    return html + "</section>\n";
}

void checkPassages(const HtmlReport& report) {
    for (const ReportSection& section : report.sections)
        for (const ReportContent& content : section.contents)
            if (const auto* table = std::get_if<Table>(&content))
                for (const Row& row : table->rows)
                    for (const Cell& cell : row.cells)
                        for (const std::uint32_t place : cell.passages) CODER_CHECK_LT(place, report.passages.size());
}

}  // namespace

std::string toHtmlReport(const HtmlReport& report) {
    checkPassages(report);
    const std::vector<std::string> names = linkNames(report.sections);
    const std::string language = report.language.empty() ? "en" : report.language;
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(language) + "\">\n" + htmlPageHead(report.title) +
                       "<body>\n" + header(report) + navigation(report.sections, names) + "<main>\n";
    for (std::size_t i = 0; i < names.size(); ++i) html += sectionHtml(report.sections[i], names[i]);
    html += "</main>\n<script type=\"application/json\">" + htmlReportData(report.turns, report.passages) +
            "</script>\n<script>" + htmlPageScript() + "</script>\n</body>\n</html>\n";
    return html;
}

}  // namespace coder::report
