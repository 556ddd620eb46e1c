// Files of word processors: what LibreOffice wrote (see files/make.py), and what is in Word's files only.
#include <algorithm>

#include "imported.h"
#include "tests/fuzz/stored_zip.h"

using namespace coder;
using namespace coder::import;

namespace {

/// The words of the canonical text, without the asterisks that mark labels in bold.
std::string plainWords(const ImportedSource& imported) {
    std::string text = imported.source.text;
    text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
    return singleSpaced(text);
}

void checkInterview(const std::string& name, Format format) {
    INFO(name);
    const auto file = imported(sampleBytes(name), name);
    CHECK(file.format.format == format);
    CHECK(plainWords(file) == singleSpaced(sampleBytes("interview.words.txt")));
    CHECK(file.source.transcript.turns.size() == 6);
    REQUIRE(file.source.transcript.speakers.size() == 2);
    CHECK(file.source.transcript.speakers[0].label == "Interviewer");
    CHECK(file.source.transcript.speakers[1].label == "P07");
    CHECK(findingsOf(file).empty());
    CHECK(turnsOf(file)[2] == "Interviewer|And how did it go on?");
}

}  // namespace

TEST_CASE("an interview from a word processor: every word once, in order") {
    checkInterview("interview.docx", Format::Word);
    checkInterview("interview.odt", Format::OpenDocument);
}

TEST_CASE("tracked changes, comments, notes, hidden text and text boxes of Word") {
    const auto file = imported(sampleBytes("changes.docx"), "changes.docx");
    CHECK(turnsOf(file) == Strings{"Interviewer|What happened then?",
                                   "P08|She left in May.¶And then I left, too.¶That was-\tit.¶Beside it.¶A text box."});
    CHECK(
        file.source.text ==
        "Interview eight\n\n**Interviewer:** What happened then?\n\n**P08:** She left in May.\n\nFor another post.\n\n"
        "And then I left, too.\nThat was-\tit.\n\nBeside it.\n\nA text box.\n");
    CHECK(findingsOf(file) == Strings{"note 0 1 tracked insertion is part of the text",
                                      "note 0 1 tracked deletion was left out",
                                      "note 0 1 piece of hidden text was left out", "note 0 1 comment was left out",
                                      "note 0 1 page header or footer was left out"});
}

TEST_CASE("the speaker in a table's first column") {
    const auto file = imported(sampleBytes("table.docx"), "table.docx");
    CHECK(turnsOf(file) ==
          Strings{"Ana|How was it?", "Bo|Good.¶Note: too short.¶Much too short.", "Ana|# Why?", "Bo|So."});
}

TEST_CASE("a file of Word that is no such file") {
    const auto entities = tryImport(sampleBytes("entities.docx"), "e.docx");
    REQUIRE_FALSE(entities);
    CHECK(entities.error().message.find("document type") != std::string::npos);
    std::string bytes = sampleBytes("interview.docx");
    const auto cut = tryImport(bytes.substr(0, bytes.size() / 2), "cut.docx");
    REQUIRE_FALSE(cut);
    CHECK(cut.error().code == base::ErrorCode::Invalid);
    for (std::size_t i = 40; i < 3500; ++i) bytes[i] = static_cast<char>(i * 7);
    CHECK_FALSE(tryImport(bytes, "broken.docx"));
    const auto old = tryImport("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on", "old.doc");
    REQUIRE_FALSE(old);
    CHECK(old.error().remedy.find("soffice") != std::string::npos);
    const auto encrypted = tryImport(
        "\xD0\xCF\x11\xE0" + std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32), "secret.docx");
    REQUIRE_FALSE(encrypted);
    CHECK(encrypted.error().message.find("password") != std::string::npos);
}

TEST_CASE("the same interview as RTF and HTML") {
    checkInterview("interview.rtf", Format::Rtf);
    checkInterview("interview.html", Format::Html);
}

TEST_CASE("RTF: code pages, Unicode with its stand-ins, fonts, what is no text") {
    const auto rtf = imported(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}\r\n"
        "{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}{\\info{\\title Hidden}}{\\*\\unknown not {here}}\r\n"
        "{\\header Page one\\par}\\pard\\s1 Part one\\par\\pard\\plain {\\b I:} Caf\\'e9 \\u8364?or \\u-10179 "
        "?\\u-8704 ?\\{x\\}?\\par\r\n"
        "{\\b P:} {\\f1\\'c4\\'e0}\\~yes\\line\\uc2\\u8211??{\\uc0\\u233}\\emdash so{\\footnote \\pard "
        "Below.}{\\*\\annotation no}.\\\n"
        "I: {\\deleted gone}{\\revised new}{\\v secret} end\\'\n"
        "\\par{\\pict 0123456789abcdef}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt link}}}trailing",
        "a.rtf");
    CHECK(rtf.source.text ==
          "Part one\n\n**I:** Café €or 😀{x}?\n\n**P:** Да\xC2\xA0yes\n–é—so.\n\nBelow.\n\nI: new end\n\nlink\n");
    CHECK(rtf.source.transcript.turns.size() == 3);
    CHECK(findingsOf(rtf) == Strings{"note 0 1 tracked insertion is part of the text",
                                     "note 0 1 page header or footer was left out", "note 0 1 comment was left out",
                                     "note 0 1 tracked deletion was left out",
                                     "note 0 1 piece of hidden text was left out"});
}

TEST_CASE("RTF: tables with speakers, text boxes, a missing end") {
    const auto rtf = imported(
        "{\\rtf1 \\pard Title\\par\\trowd\\cellx1\\cellx2\\pard\\intbl Ana\\cell How was it?\\cell\\row\n"
        "\\trowd\\pard\\intbl Bo\\cell Good.\\par Note: good.\\cell\\row\\trowd\\pard\\intbl Ana\\cell "
        "Why?\\cell\\row\n"
        "\\trowd\\pard\\intbl Bo\\cell So.{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt \\pard In a "
        "box.\\par}}}\\cell\\row\\pard End",
        "t.rtf");
    CHECK(turnsOf(rtf) == Strings{"Ana|How was it?", "Bo|Good.¶Note: good.", "Ana|Why?", "Bo|So.¶In a box.", "|End"});
    REQUIRE_FALSE(findingsOf(rtf).empty());
    CHECK(findingsOf(rtf)[0] == "error 0 the RTF file ends early: a closing brace is missing");
    CHECK(turnsOf(imported("{\\rtf1 I: Why?{\\footnote a{\\footnote b", "n.rtf")) == Strings{"|I: Why?"});
    CHECK_FALSE(tryImport("{\\rtf1" + std::string(100000, '{'), "deep.rtf"));
}

TEST_CASE("HTML: blocks, tables, entities, what is not shown, bad nesting") {
    const auto page = imported(
        "<!DOCTYPE html><html><head><title>T</title><style>p{}</style><script>var a = "
        "'<p>no</p>';</script></head><body>"
        "<!-- <p>no</p> --><nav hidden>menu</nav><div style=\"display: none\">x<div>y</div></div>\n"
        "<p><b>I:</b> What  of\nR&amp;D, 2 < 3,<br>caf&eacute;&nbsp;&#8212;&bogus;<p><strong>P</strong>: <i>So</b> "
        "it</i> was.</div>"
        "<pre>P: one\n  two</pre><h2>Part &#x32;</h2><P CLASS='a>b'>I: And?</P></body></html>",
        "page.html");
    CHECK(page.source.text ==
          "**I:** What of R&D, 2 < 3,\ncafé\xC2\xA0—&bogus;\n\n**P**: So it was.\n\nP: one\n  two\n\nPart 2\n\nI: "
          "And?\n");
    CHECK(page.source.transcript.turns.size() == 4);
    const auto latin =
        imported("<html><head><meta charset=\"iso-8859-2\"></head><body><p>I: \xB1?<p>P: \xB1.</body>", "l.html");
    CHECK(turnsOf(latin) == Strings{"I|ą?", "P|ą."});
    const auto table =
        imported("<html><table><tr><th>Speaker<th>Text<tr><td>Ana<td>Why?<tr><td>Bo<td>So.</table></html>", "t.html");
    CHECK(turnsOf(table) == Strings{"Ana|Why?", "Bo|So."});
}

TEST_CASE("OpenDocument: notes, comments, tracked changes, spaces and tables") {
    const auto bytes =
        fuzz::storedZip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                         {"content.xml", R"(<o:document-content xmlns:o="o" xmlns:t="t" xmlns:s="s" xmlns:b="b">
<o:automatic-styles><s:style s:name="B"><s:text-properties s:font-weight="bold"/></s:style></o:automatic-styles><o:body><o:text>
<t:tracked-changes><t:changed-region><t:deletion><t:p>gone</t:p></t:deletion></t:changed-region>
<t:changed-region><t:insertion/></t:changed-region></t:tracked-changes><t:h>Part one</t:h>
<t:p><t:span t:style-name="B">I:</t:span>  Why
  so<t:s t:c="2"/>late<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>Below.</t:p></t:note-body></t:note>?<o:annotation><t:p>no</t:p></o:annotation></t:p>
<t:p><t:span t:style-name="B">P:</t:span> One<t:line-break/>two.</t:p></o:text></o:body></o:document-content>)"}});
    const auto odt = imported(bytes, "n.odt");
    CHECK(odt.source.text == "Part one\n\n**I:** Why so  late?\n\nBelow.\n\n**P:** One\ntwo.\n");
    CHECK(turnsOf(odt) == Strings{"I|Why so  late?", "P|One¶two."});
    CHECK(findingsOf(odt) == Strings{"note 0 1 tracked insertion is part of the text",
                                     "note 0 1 tracked deletion was left out", "note 0 1 comment was left out"});
}

namespace {

std::string docx(const std::string& body) {
    const std::string xml = "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>";
    return fuzz::storedZip({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", xml}});
}

std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

std::string paragraph(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

}  // namespace

TEST_CASE("Teams' Word files: name and time, a line break, the speech") {
    const auto teams = imported(
        docx(paragraph(run("Interview-20240503")) + paragraph(run("May 3, 2024, 9:12AM")) +
             paragraph(run("Ana Ruiz", "<w:b/>") + run("   0:03") + "<w:r><w:br/></w:r>" + run("How was it?")) +
             paragraph(run("Bo Lee", "<w:b/>") + run("   0:09") + "<w:r><w:br/></w:r>" + run("Good.")) +
             paragraph(run("Ana Ruiz", "<w:b/>") + run("   1:09") + "<w:r><w:br/></w:r>" + run("Why?"))),
        "teams.docx");
    CHECK(turnsOf(teams) == Strings{"Ana Ruiz@3000|How was it?", "Bo Lee@9000|Good.", "Ana Ruiz@69000|Why?"});
}

TEST_CASE("labels alone in a paragraph, in a heading's style, with empty paragraphs, in bold without their colon") {
    const std::string names = paragraph(run("INTERVIEWER")) + paragraph(run("Why?")) + paragraph(run("PARTICIPANT")) +
                              paragraph(run("So.")) + paragraph(run("INTERVIEWER")) + paragraph(run("Well?")) +
                              paragraph(run("PARTICIPANT")) + paragraph(run("Yes."));
    CHECK(turnsOf(imported(docx(names), "a.docx")) ==
          Strings{"INTERVIEWER|Why?", "PARTICIPANT|So.", "INTERVIEWER|Well?", "PARTICIPANT|Yes."});
    const auto heading = [](const std::string& text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>" + run(text) + "</w:p>";
    };
    CHECK(turnsOf(imported(docx(heading("Part one") + heading("ANA") + paragraph(run("Why?")) + heading("BO") +
                                paragraph(run("So.")) + heading("ANA") + paragraph(run("Well?")) + heading("BO") +
                                paragraph(run("Yes."))),
                           "b.docx")) == Strings{"ANA|Why?", "BO|So.", "ANA|Well?", "BO|Yes."});
    const auto spaced = imported(docx(paragraph(run("Ana", "<w:b/>") + run(": Why?")) + paragraph("") +
                                      paragraph(run("Bo", "<w:b/>") + run(": So.")) + paragraph(run("And more.")) +
                                      paragraph("") + paragraph(run("Ana", "<w:b/>") + run(": Well?"))),
                                 "c.docx");
    CHECK(turnsOf(spaced) == Strings{"Ana|Why?", "Bo|So.¶And more.", "Ana|Well?"});
}

TEST_CASE("right-to-left and Chinese documents") {
    CHECK(turnsOf(imported(docx(paragraph(run("ليلى: كيف كان ذلك؟")) + paragraph(run("سامي: كان جيدا.")) +
                                paragraph(run("ليلى: لماذا؟")) + paragraph(run("سامي: نعم."))),
                           "ar.docx")) == Strings{"ليلى|كيف كان ذلك؟", "سامي|كان جيدا.", "ليلى|لماذا؟", "سامي|نعم."});
    CHECK(turnsOf(imported(docx(paragraph(run("王：怎么样？")) + paragraph(run("李：很好。")) +
                                paragraph(run("王：为什么？")) + paragraph(run("李：是。"))),
                           "zh.docx")) == Strings{"王|怎么样？", "李|很好。", "王|为什么？", "李|是。"});
}

TEST_CASE("an empty document, and one without labels") {
    const auto empty = imported(docx(paragraph(run("  ", "<w:b/>"))), "e.docx");
    CHECK(findingsOf(empty) == Strings{"error 0 the transcript is empty"});
    const auto unlabelled = imported(docx(paragraph(run("One.")) + paragraph(run("Two."))), "u.docx");
    REQUIRE(findingsOf(unlabelled).size() == 1);
    CHECK(findingsOf(unlabelled)[0].starts_with("error 1 no speaker labels found"));
    CHECK(unlabelled.source.text == "One.\n\nTwo.\n");
}

TEST_CASE("Teams' Word files of people whose names have a comma") {
    const auto line = [](const std::string& name, const std::string& time, const std::string& words) {
        return paragraph(run(name, "<w:b/>") + run("   " + time) + "<w:r><w:br/></w:r>" + run(words));
    };
    const auto teams = imported(
        docx(paragraph(run("Meeting-20240503_091200-Meeting Recording")) + paragraph(run("May 3, 2024, 9:12AM")) +
             paragraph(run("31m 7s")) + line("Ruiz, Ana (she)", "0:03", "How was it?") +
             line("Lee, Bo", "0:09", "Good. It was 10:30: ok.") + line("Ruiz, Ana (she)", "1:09", "Why?")),
        "teams.docx");
    CHECK(turnsOf(teams) == Strings{"Ruiz, Ana (she)@3000|How was it?", "Lee, Bo@9000|Good. It was 10:30: ok.",
                                    "Ruiz, Ana (she)@69000|Why?"});
    CHECK(teams.source.text.starts_with(
        "Meeting-20240503_091200-Meeting Recording\n\nMay 3, 2024, 9:12AM\n\n31m 7s\n\n"));
}

TEST_CASE("older Word files of Teams: times, a name, the speech") {
    std::string names;
    std::string tags;
    const std::vector<Strings> cues{{"0:0:0.0 --> 0:0:3.250", "Ana Ruiz", "How was it?"},
                                    {"0:0:3.250 --> 0:0:5.0", "Bo Lee", "Good."},
                                    {"0:0:5.0 --> 0:1:8.0", "Bo Lee", "In the end."},
                                    {"0:1:8.0 --> 1:0:9.10", "Ana Ruiz", "Why?"}};
    for (const Strings& cue : cues) {
        names += paragraph(run(cue[0])) + paragraph(run(cue[1])) + paragraph(run(cue[2]));
        tags += paragraph(run(cue[0]) + "<w:r><w:br/></w:r>" + run("&lt;v " + cue[1] + "&gt;" + cue[2] + "&lt;/v&gt;"));
    }
    const Strings turns{"Ana Ruiz@0|How was it?", "Bo Lee@3250|Good. In the end.", "Ana Ruiz@68000|Why?"};
    CHECK(turnsOf(imported(docx(paragraph(run("Title")) + names), "a.docx")) == turns);
    const auto file = imported(docx(tags), "b.docx");
    CHECK(turnsOf(file) == turns);
    CHECK(timesOf(file).back() == "68000-3609100|Why?");
}

TEST_CASE("a speaker in bold without a colon; the time in a paragraph of its own") {
    const auto bold = [](const std::string& name, const std::string& words) {
        return paragraph(run(name, "<w:b/>") + run("\t" + words));
    };
    CHECK(turnsOf(imported(docx(paragraph(run("Title")) + bold("Ana Ruiz", "How was it?") + bold("Bo Lee", "Good.") +
                                paragraph(run("Very.")) + bold("Ana Ruiz", "0:31 Why?") + bold("Bo Lee", "So.")),
                           "a.docx")) ==
          Strings{"Ana Ruiz|How was it?", "Bo Lee|Good.¶Very.", "Ana Ruiz@31000|Why?", "Bo Lee|So."});
    // Emphasis is no speaker.
    CHECK(turnsOf(imported(docx(paragraph(run("I: Why?")) + bold("Really", "so.") + paragraph(run("P: No.")) +
                                bold("Really", "not.")),
                           "b.docx")) == Strings{"I|Why?¶Really\tso.", "P|No.¶Really\tnot."});
    std::string apart;
    for (const Strings& turn :
         std::vector<Strings>{{"Ana Ruiz", "0:03", "How?"}, {"Bo Lee", "0:09", "Good."}, {"Ana Ruiz", "1:09", "Why?"}})
        apart += paragraph(run(turn[0], "<w:b/>")) + paragraph(run(turn[1])) + paragraph(run(turn[2]));
    CHECK(turnsOf(imported(docx(apart), "c.docx")) ==
          Strings{"Ana Ruiz@3000|How?", "Bo Lee@9000|Good.", "Ana Ruiz@69000|Why?"});
}

TEST_CASE("what is in Word files around text: controls, fields, links, boxes, nested tables, strict names") {
    const auto file = imported(
        docx(
            "<w:sdt><w:sdtPr><w:alias w:val=\"no\"/></w:sdtPr><w:sdtContent>" + paragraph(run("I: In a control?")) +
            "</w:sdtContent></w:sdt>" +
            paragraph(run("P: A ") + "<w:smartTag><w:smartTagPr><w:attr w:name=\"x\"/></w:smartTagPr>" + run("place") +
                      "</w:smartTag>" + run(", ") + "<w:hyperlink>" + run("a link") + "</w:hyperlink>" +
                      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\o </w:instrText></w:r>" +
                      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run(", a field") +
                      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
                      "<w:r><w:t>, co</w:t><w:softHyphen/><w:t>op</w:t></w:r>" +
                      run(", so\xC2\xAD"
                          "ft") +
                      "<m:oMath xmlns:m=\"m\"><m:r><m:t>, x=1</m:t></m:r></m:oMath>") +
            "<w:altChunk/>" + "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>" + run("Time.") +
            "</w:p>" + "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" + run("Money.") + "</w:p>" +
            "<w:tbl><w:tr><w:tc>" + paragraph(run("a1")) + "<w:tbl><w:tr><w:tc>" + paragraph(run("x1")) +
            "</w:tc><w:tc>" + paragraph(run("x2")) + "</w:tc></w:tr></w:tbl>" + paragraph(run("a1 end")) +
            "</w:tc><w:tc>" + paragraph(run("b1")) + "</w:tc></w:tr></w:tbl>"),
        "a.docx");
    CHECK(turnsOf(file) ==
          Strings{"I|In a control?", "P|A place, a link, a field, coop, soft, x=1¶Time.¶Money.¶a1¶x1¶x2¶a1 end¶b1"});
    CHECK(findingsOf(file) ==
          Strings{"note 0 1 embedded file was left out", "note 0 1 automatic list mark was left out"});
}

TEST_CASE("files of other programs that are ZIP containers are refused") {
    const auto slides =
        tryImport(fuzz::storedZip({{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<p/>"}}), "a.pptx");
    REQUIRE_FALSE(slides);
    CHECK(slides.error().code == base::ErrorCode::Unsupported);
    CHECK(slides.error().remedy.find(".docx") != std::string::npos);
}
