// Comments of word processors, and the words that they hang on.
#include "coder/import/rtf_document.h"
#include "imported.h"
#include "tests/fuzz/stored_zip.h"

using namespace coder;
using namespace coder::import;

namespace {

/// "author|text|words it hangs on" per comment.
Strings commentsOf(const ImportedSource& imported) {
    Strings comments;
    for (const PlacedComment& comment : imported.comments)
        comments.push_back(comment.author + "|" + comment.text + "|" +
                           std::string(text::slice(imported.source.text, comment.span)));
    return comments;
}

std::string docx(const std::string& body, const std::string& comments) {
    const std::string xml = "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>";
    const std::string part = "<w:comments xmlns:w=\"w\">" + comments + "</w:comments>";
    return fuzz::storedZip(
        {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", xml}, {"word/comments.xml", part}});
}

std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string from(int id) { return "<w:commentRangeStart w:id=\"" + std::to_string(id) + "\"/>"; }

std::string to(int id) {
    const std::string name = " w:id=\"" + std::to_string(id) + "\"/>";
    return "<w:commentRangeEnd" + name + "<w:r><w:commentReference" + name + "</w:r>";
}

std::string comment(int id, const std::string& author, const std::string& text) {
    return "<w:comment w:id=\"" + std::to_string(id) + "\" w:author=\"" + author +
           "\" w:date=\"2024-01-01T00:00:00Z\">" + text + "</w:comment>";
}

}  // namespace

TEST_CASE("comments of Word hang on their words") {
    const std::string body = "<w:p>" + from(1) + run("Interviewer:", "<w:b/>") + to(1) + run("  What \xC2\xAD") +
                             from(2) + run("happened") + to(2) + run(" then?") + "</w:p><w:p>" +
                             run("P08: She left, she ") + from(3) + run("left") + to(3) + run(". Cafe\xCC\x81 ") +
                             from(4) + run("one.") + "</w:p><w:p>" + run("Two") + to(4) + run(" three") +
                             "<w:r><w:commentReference w:id=\"5\"/></w:r>" + run(" four.") + "</w:p>";
    const std::string comments =
        comment(1, "Ana", "<w:p><w:r><w:t>Who?</w:t></w:r></w:p>") +
        comment(2, "Bo &amp; Co", "<w:p>" + run("One") + "</w:p><w:p>" + run("two") + "</w:p>") +
        comment(3, "", "<w:p>" + run("second left") + "</w:p>") +
        comment(4, "Ana", "<w:p>" + run("over paragraphs") + "</w:p>") +
        comment(5, "Ana", "<w:p>" + run("a point") + "</w:p>") + comment(6, "Ana", "<w:p>" + run("nowhere") + "</w:p>");
    const auto file = imported(docx(body, comments), "c.docx");
    CHECK(turnsOf(file) ==
          Strings{"Interviewer|What happened then?", "P08|She left, she left. Café one.¶Two three four."});
    CHECK(commentsOf(file) == Strings{"Ana|nowhere|", "Ana|Who?|Interviewer:", "Bo & Co|One\ntwo|happened",
                                      "|second left|left", "Ana|over paragraphs|one.\n\nTwo", "Ana|a point|"});
    const std::string& text = file.source.text;
    CHECK(file.comments[3].span.begin().value() == text.find("left."));
    CHECK(text.substr(file.comments[5].span.begin().value(), 4) == "four");
    CHECK(findingsOf(file) == Strings{"note 0 6 comments were left out"});
}

TEST_CASE("comments in tables with speakers, and on a speaker's cell") {
    const auto cell = [](const std::string& text) { return "<w:tc><w:p>" + text + "</w:p></w:tc>"; };
    const auto row = [&](const std::string& who, const std::string& what) {
        return "<w:tr>" + cell(who) + cell(what) + "</w:tr>";
    };
    const std::string body = "<w:tbl>" + row(run("Ana"), run("How was it?")) +
                             row(from(1) + run("Bo") + to(1), run("Good and ") + from(2) + run("well") + to(2)) +
                             row(run("Ana"), run("Why?")) + row(run("Bo"), run("So.")) + "</w:tbl>";
    const auto file = imported(docx(body, comment(1, "C", "<w:p>" + run("on Bo") + "</w:p>") +
                                              comment(2, "C", "<w:p>" + run("on well") + "</w:p>")),
                               "t.docx");
    CHECK(turnsOf(file) == Strings{"Ana|How was it?", "Bo|Good and well", "Ana|Why?", "Bo|So."});
    CHECK(commentsOf(file) == Strings{"C|on Bo|", "C|on well|well"});
    CHECK(file.source.text.substr(file.comments[0].span.begin().value(), 4) == "Good");
}

TEST_CASE("comments of OpenDocument: with and without a range") {
    const auto bytes =
        fuzz::storedZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                         {"content.xml", R"(<o:document-content xmlns:o="o" xmlns:t="t" xmlns:d="d"><o:body><o:text>
<t:p>I: What <o:annotation o:name="__Annotation__1"><d:creator>Ana Ruiz</d:creator><d:date>2024-01-01</d:date>
<t:p>One  <t:span>two</t:span></t:p><t:p>three</t:p></o:annotation>was it<o:annotation-end o:name="__Annotation__1"/>?</t:p>
<t:p>P: So<o:annotation><d:creator>Bo</d:creator><t:p>here</t:p></o:annotation> it went.</t:p>
</o:text></o:body></o:document-content>)"}});
    const auto odt = imported(bytes, "c.odt");
    CHECK(turnsOf(odt) == Strings{"I|What was it?", "P|So it went."});
    CHECK(commentsOf(odt) == Strings{"Ana Ruiz|One two\nthree|was it", "Bo|here|"});
    CHECK(findingsOf(odt) == Strings{"note 0 2 comments were left out"});
}

TEST_CASE("comments of RTF, as Word and LibreOffice write them") {
    const auto rtf = imported(
        "{\\rtf1\\ansi\\ansicpg1252 \\pard I: What {\\*\\atrfstart 1}was it{\\*\\atrfend 1}{\\*\\atnid "
        "A}{\\*\\atnauthor "
        "Ren\\'e9}\\chatn{\\*\\annotation{\\*\\atnref 1}{\\*\\atndate 5}\\pard\\plain One\\par two \\u8217?s}?\\par\n"
        "P: So{\\*\\atnid B}{\\*\\atnauthor Bo}{\\*\\annotation \\pard here} it went.\\par}",
        "c.rtf");
    CHECK(turnsOf(rtf) == Strings{"I|What was it?", "P|So it went."});
    CHECK(commentsOf(rtf) == Strings{"René|One\ntwo ’s|was it", "Bo|here|"});
    CHECK(findingsOf(rtf) == Strings{"note 0 2 comments were left out"});
}

TEST_CASE("a comment's number outside of all groups of an RTF file") {
    CHECK(import::readRtf("\\atrfstart 1}", "c.rtf"));
}
