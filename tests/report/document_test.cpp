#include "coder/report/document.h"

#include <catch2/catch.hpp>

namespace coder::report {

namespace {

Document sample() {
    Document document;
    document.title = "A & <B>";
    document.language = "en";
    document.heading(1, "A & <B>");
    document.paragraph({{"Bold ", true, false}, {"*not* _this_ `or` [that]"}});
    document.bullet({{"- one", false, true}});
    document.bullet({{"two\nlines é😀"}});
    document.heading(9, "Deep");
    return document;
}

}  // namespace

TEST_CASE("documents: marks of the format are escaped") {
    CHECK(toMarkdown(sample()) ==
          "# A & \\<B\\>\n\n**Bold** \\*not\\* \\_this\\_ \\`or\\` \\[that\\]\n\n- *\\- one*\n- two lines é😀\n\n###### "
          "Deep\n");
    const std::string html = toHtml(sample());
    CHECK(html.find("<h1 dir=\"auto\">A &amp; &lt;B&gt;</h1>\n<p dir=\"auto\"><strong>Bold </strong>*not*") !=
          std::string::npos);
    CHECK(html.find("<ul>\n<li dir=\"auto\"><em>- one</em></li>") != std::string::npos);
    CHECK(html.find("</ul>\n<h2 dir=\"auto\">Deep</h2>") != std::string::npos);
    CHECK(toMarkdown(Document()).empty());
}

TEST_CASE("documents: Word files are archives, the same each time") {
    const auto word = toDocx(sample());
    REQUIRE(word);
    CHECK(word->substr(0, 2) == "PK");
    CHECK(*word == *toDocx(sample()));
    CHECK(toDocx(Document()));
    Document control;
    control.paragraph({{std::string("a\x01\0b", 4)}});
    CHECK(toDocx(control));
}

}  // namespace coder::report
