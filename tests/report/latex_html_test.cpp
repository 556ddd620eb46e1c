#include <catch2/catch.hpp>

#include <QCryptographicHash>

#include "coder/report/latex_text.h"
#include "coder/report/table.h"

using namespace coder::report;

namespace {

std::string latex(std::string_view text) {
    LatexNeeds needs;
    return latexText(text, needs);
}

Table oneCell(const std::string& text) {
    Table table;
    table.columns = {{"name", "Name", "", Align::Left}};
    table.rows.push_back({0, false, {text}});
    return table;
}

Table small() {
    Table table;
    table.title = "Themes & more";
    table.columns = {{"code", "Code", "", Align::Left, {}, true},
                     {"name", "Theme", "", Align::Left},
                     {"women", "Women", "N = 12", Align::Right, {"n", "N", "%"}, false, "Harborview"},
                     {"men", "Men", "N = 7", Align::Right, {"n", "N", "%"}, false, "Harborview"},
                     {"n", "All", "", Align::Right}};
    table.rows.push_back({0, true, {"mentor", "Good mentors", "7 (58%)", "5 (71%)", Cell::count(12)}});
    table.rows.push_back({1, false, {"mentor/kind", "[Kind]", "-", "0 (0%)", Cell::count(0)}});
    table.notes = {"n (%)."};
    return table;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("LaTeX: what has a meaning there is escaped") {
    struct Sample {
        std::string text, latex;
    };
    const auto sample = GENERATE(values<Sample>({
        {"", ""},
        {"# $ % & _ { }", "\\# \\$ \\% \\& \\_ \\{ \\}"},
        {"~^\\`", "\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\`{}"},
        {"<|>", "\\textless{}\\textbar{}\\textgreater{}"},
        {"[laughs] *", "{[}laughs{]} {*}"},
        {"\"Yes,\" she said (\"no\").", "``{}Yes,''{} she said (``{}no''{})."},
        {"\u201CYes\u201D \u2018no\u2019 it's", "``{}Yes''{} `{}no'{} it's"},
        {"1--2---3 '' ,,", "1-{}-2-{}-{}-3 '{}' ,{},"},
        {"1\u20132\u2014\u2026", "1--{}2---{}\\ldots{}"},
        {"p \u2264 .05, \u03C7\u00B2, \u03BA = \u22120.2 \u00B1 1, \u2265 2 \u00D7 3",
         "p \\ensuremath{\\leq} .05, \\ensuremath{\\chi}\\textsuperscript{2}, \\ensuremath{\\kappa} = "
         "\\ensuremath{-}0.2 "
         "\\ensuremath{\\pm} 1, \\ensuremath{\\geq} 2 \\ensuremath{\\times} 3"},
        {"a\u00A0b\u00ADc", "a~b\\-c"},
        {"a\nb\tc\x01\x7F", "a b c"},
        {"Zo\u00EB \u0141\u00F3d\u017A", "Zo\u00EB \u0141\u00F3d\u017A"},
        {"e\u0301", "\u00E9"},
        {"a \u0645\u0642\u0627 \U0001F389.", "a \\coderscript{\u0645\u0642\u0627} \\coderscript{\U0001F389}."},
        {std::string("a\0b", 3), "ab"},
        {"\xFF!", "\\coderscript{\uFFFD}!"},
    }));
    CHECK(latex(sample.text) == sample.latex);
}

TEST_CASE("LaTeX: says what the document needs, and no more") {
    CHECK_FALSE(contains(toLatex(oneCell("plain \u2265 text")), "fontenc"));
    CHECK(contains(toLatex(oneCell("Zo\u00EB")), "\\usepackage[T1]{fontenc}"));
    CHECK_FALSE(contains(toLatex(oneCell("Zo\u00EB")), "\\coderscript"));
    const std::string arabic = toLatex(oneCell("\u0645"));
    CHECK(contains(arabic, "lualatex"));
    CHECK(contains(arabic, LatexScriptCommand));
    CHECK(arabic.find(LatexScriptCommand) < arabic.find("\\coderscript{\u0645}"));
}

TEST_CASE("LaTeX: a table of three lines with caption, groups, indents and notes") {
    CHECK(toLatex(small()) ==
          "% In the preamble: \\usepackage{booktabs,array}\n"
          "\\begin{table}[htbp]\n"
          "\\centering\n"
          "\\caption{Themes \\& more}\n"
          "\\begin{tabular}{@{}lrrr@{}}\n"
          "\\toprule\n"
          " & \\multicolumn{2}{c}{Harborview} &  \\\\\n"
          "\\cmidrule(lr){2-3}\n"
          "Theme & Women & Men & All \\\\\n"
          " & N = 12 & N = 7 &  \\\\\n"
          "\\midrule\n"
          "\\textbf{Good mentors} & 7 (58\\%) & 5 (71\\%) & 12 \\\\\n"
          "\\hspace{1em}{[}Kind{]} & - & 0 (0\\%) & 0 \\\\\n"
          "\\bottomrule\n"
          "\\end{tabular}\n"
          "\\par\\smallskip\n"
          "\\begin{minipage}{\\linewidth}\n"
          "\\footnotesize\\raggedright\n"
          "n (\\%).\\par\n"
          "\\end{minipage}\n"
          "\\end{table}\n");
}

TEST_CASE("LaTeX: long texts are paragraphs with their share of the line") {
    Table table = small();
    table.rows.push_back({0, false, {"q", std::string(300, 'x') + "\nsecond", "", "", Cell::count(1)}});
    const std::string text = toLatex(table);
    CHECK(contains(text, "p{0."));
    CHECK(contains(text, "\\linewidth}rrr@{}}"));
    CHECK(contains(text, "x\\newline{} second & "));
}

TEST_CASE("LaTeX: what is longer than a page goes over several") {
    Table table = small();
    for (int i = 0; i < 30; ++i) table.rows.push_back(table.rows.back());
    CHECK(contains(toLatex(table), "\\begin{table}[htbp]\n\\centering\n\\small\n"));
    for (int i = 0; i < 30; ++i) table.rows.push_back(table.rows.back());
    const std::string text = toLatex(table);
    CHECK(contains(text, "booktabs,array,longtable"));
    CHECK(contains(text, "\\caption{Themes \\& more}\\\\\n\\toprule\n"));
    CHECK(contains(text, "\\endfirsthead"));
    CHECK_FALSE(contains(text, "\\begin{table}"));
    CHECK(contains(text, "\\end{longtable}\n\\noindent\\begin{minipage}"));
}

TEST_CASE("HTML: a page of one table with scopes and notes, and nothing unescaped") {
    const std::string html = toHtml(small());
    CHECK(contains(html,
                   "<th scope=\"colgroup\" class=\"group\" colspan=\"2\"><span dir=\"auto\">Harborview</span></th>"));
    CHECK(contains(html, "<tr class=\"heading\"><th scope=\"row\" dir=\"auto\">Good mentors</th>"));
    CHECK(contains(html, "<p dir=\"auto\">n (%).</p>"));
    CHECK_FALSE(contains(html, "<script"));
    CHECK(contains(toHtml(oneCell("<script>\"&'")), "&lt;script&gt;&quot;&amp;&#39;</th>"));
}

TEST_CASE("HTML: the page allows its own style and nothing else") {
    const std::string html = toHtml(small());
    const std::size_t begin = html.find("<style>") + 7;
    const std::string style = html.substr(begin, html.find("</style>") - begin);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(style), QCryptographicHash::Sha256).toBase64();
    CHECK(contains(html, "default-src 'none'; style-src 'sha256-" + hash.toStdString() + "'"));
    CHECK(contains(html, "<title>Themes &amp; more</title>"));
    CHECK_FALSE(contains(html, "style=\""));
}
