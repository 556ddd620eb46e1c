#include "coder/codebook/outline.h"

#include <catch2/catch.hpp>

#include "coder/codebook/codebook_reader.h"

namespace coder::codebook {

namespace {

void write(const std::vector<OutlineCode>& codes, std::string prefix, std::string& text) {
    for (const OutlineCode& code : codes) {
        text += prefix + code.id + "=" + code.name + (code.definition.empty() ? "" : ":" + code.definition) + ";";
        write(code.codes, prefix + code.id + "/", text);
    }
}

std::string shown(const Outline& outline) {
    std::string text;
    write(outline.codes, "", text);
    return text;
}

}  // namespace

TEST_CASE("outline: lists by their indentation", "[codebook]") {
    CHECK(shown(readOutlineList("", "l")) == "");
    CHECK(shown(readOutlineList("\n \n", "l")) == "");
    CHECK(shown(readOutlineList("A", "l")) == "a=A;");
    CHECK(shown(readOutlineList("A\r\n  B\r\n    C\r\n  D\r\nE\r\n", "l")) == "a=A;a/b=B;a/b/c=C;a/d=D;e=E;");
    CHECK(shown(readOutlineList("- Goods: what: is good\n\t* Öffnung\n\t* It's me", "l")) ==
          "goods=Goods:what: is good;goods/offnung=Öffnung;goods/its-me=It's me;");
    CHECK(shown(readOutlineList("1. A\n1.1 B\n2. A\n", "l")) == "a=A;b=B;a-2=A;");
    CHECK(shown(readOutlineList("    deep\n  less\nA:\n", "l")) == "deep=deep;less=less;a=A;");
    CHECK(shown(readOutlineList("中文\n😀", "l")) == "code=中文;code-2=😀;");
    std::string deep;
    for (std::size_t i = 0; i < 40; ++i) deep += std::string(i, ' ') + "x\n";
    CHECK(readOutlineList(deep, "l").diagnostics.size() == 10);
}

TEST_CASE("outline: tables by their parents", "[codebook]") {
    CHECK(readOutlineCsv("", "t").codes.empty());
    CHECK(readOutlineCsv("x\n1\n", "t").diagnostics.size() == 1);
    CHECK(shown(readOutlineCsv("name,parent\nB,A\nA,\nC,a/b\n", "t")) == "a=A;a/b=B;a/b/c=C;");
    CHECK(shown(readOutlineCsv("code,parent,definition\nx,,one\nx,y,two\ny,,\n", "t")) == "x=x:one;y=y;y/x=x:two;");
    const Outline cycle = readOutlineCsv("name,parent\nA,B\nB,A\nC,C\n", "t");
    CHECK(shown(cycle) == "a=A;a/b=B;c=C;");
    CHECK(cycle.diagnostics.size() == 2);
}

TEST_CASE("outline: what YAML can't hold is left out", "[codebook]") {
    const Outline list = readOutlineList("A\x01\x7F B\n\xC2\xA0 - C \n", "l");
    CHECK(shown(list) == "a-b=A B;c=- C;");
    CHECK(list.diagnostics.size() == 1);
    CHECK(shown(readOutlineCsv("name\nA\x02\n", "t")) == "a=A;");
}

TEST_CASE("outline: what is written is a codebook", "[codebook]") {
    Outline outline =
        readOutlineCsv("name,parent,definition,examples\n\"A: \"\"q\"\" # *&\",,\"- x\n y: [\",\"no\nyes: 1\"\n", "t");
    REQUIRE(outline.codes.size() == 1);
    const auto read = readCodebook(toYaml(outline.codes, "T: 'x'", "en"), "t.yaml");
    REQUIRE(read);
    CHECK(read->codebook.title == "T: 'x'");
    CHECK(read->codebook.codes[0].name == "A: \"q\" # *&");
    CHECK(read->codebook.codes[0].definition == "- x\n y: [");
    REQUIRE(read->codebook.codes[0].examples.size() == 2);
    CHECK(read->codebook.codes[0].examples[1].text == "yes: 1");
}

}  // namespace coder::codebook
