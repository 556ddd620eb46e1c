// Word files: the few parts that a text with headings, paragraphs, lists and tables needs (ECMA-376, part 1).
#include <algorithm>

#include "coder/report/cell_text.h"
#include "coder/report/document.h"
#include "coder/report/table_docx.h"
#include "coder/report/word_xml.h"
#include "coder/report/zip_archive.h"

namespace coder::report {

namespace {

constexpr const char* ContentTypes =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>)";

constexpr const char* PackageRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr const char* DocumentRelations =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>)";

constexpr const char* Numbering =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)";

std::string headingStyle(std::uint32_t level) { return "Heading" + std::to_string(level); }

void writeParagraph(WordPart& part, const Block& block) {
    part.start("p");
    part.start("pPr");
    if (block.kind == Block::Kind::Heading) part.value("pStyle", headingStyle(block.level));
    if (block.kind == Block::Kind::Bullet) {
        part.start("numPr");
        part.value("ilvl", "0");
        part.value("numId", "1");
        part.end();
    }
    part.end();
    for (const Run& run : block.runs) part.run(oneLine(run.text), run.bold, run.italic);
    part.end();
}

/// A4, with margins of an inch.
void writePage(WordPart& part, bool landscape) {
    part.start("sectPr");
    part.empty("pgSz");
    part.attribute("w", landscape ? "16838" : "11906");
    part.attribute("h", landscape ? "11906" : "16838");
    if (landscape) part.attribute("orient", "landscape");
    part.empty("pgMar");
    for (const char* side : {"top", "right", "bottom", "left"}) part.attribute(side, "1440");
    for (const char* place : {"header", "footer"}) part.attribute(place, "708");
    part.attribute("gutter", "0");
    part.end();
}

std::string documentXml(const Document& document) {
    WordPart part;
    part.start("document");
    part.start("body");
    for (const Block& block : document.blocks) {
        if (block.table)
            writeWordTable(part, *block.table, document.landscape ? LandscapeTwips : PortraitTwips);
        else
            writeParagraph(part, block);
    }
    writePage(part, document.landscape);
    part.end();
    part.end();
    return part.finish();
}

void style(WordPart& part, const std::string& id, const std::string& name, int halfPoints, bool bold, int before,
           int outline) {
    part.start("style");
    part.attribute("type", "paragraph");
    part.attribute("styleId", id);
    if (outline < 0) part.attribute("default", "1");
    part.value("name", name);
    if (outline >= 0) {
        part.value("basedOn", "Normal");
        part.value("next", "Normal");
        part.empty("qFormat");
    }
    part.start("pPr");
    if (outline >= 0) part.empty("keepNext");
    part.empty("spacing");
    part.attribute("before", std::to_string(before));
    part.attribute("after", "100");
    if (outline >= 0) part.value("outlineLvl", std::to_string(outline));
    part.end();
    part.start("rPr");
    if (bold) part.empty("b");
    part.value("sz", std::to_string(halfPoints));
    part.end();
    part.end();
}

/// A style of tables and what belongs to them.
void tableStyle(WordPart& part, const char* id, const char* name, int halfPoints, int after, bool bold) {
    part.start("style");
    part.attribute("type", "paragraph");
    part.attribute("styleId", id);
    part.value("name", name);
    part.value("basedOn", "Normal");
    part.empty("qFormat");
    part.start("pPr");
    if (bold) part.empty("keepNext");
    part.empty("spacing");
    part.attribute("before", "20");
    part.attribute("after", std::to_string(after));
    part.end();
    part.start("rPr");
    if (bold) part.empty("b");
    part.value("sz", std::to_string(halfPoints));
    part.end();
    part.end();
}

std::string stylesXml(const std::string& language) {
    WordPart part;
    part.start("styles");
    part.start("docDefaults");
    part.start("rPrDefault");
    part.start("rPr");
    part.empty("rFonts");
    part.attribute("ascii", "Calibri");
    part.attribute("hAnsi", "Calibri");
    if (!language.empty()) part.value("lang", language);
    part.end();
    part.end();
    part.end();
    style(part, "Normal", "Normal", 22, false, 0, -1);
    for (int level = 1; level <= 6; ++level)
        style(part, headingStyle(static_cast<std::uint32_t>(level)), "heading " + std::to_string(level),
              36 - 4 * std::min(level, 4), true, 240, level - 1);
    tableStyle(part, "Caption", "caption", 20, 100, true);
    tableStyle(part, "TableText", "Table Text", 18, 20, false);
    tableStyle(part, "TableNote", "Table Note", 16, 60, false);
    part.end();
    return part.finish();
}

}  // namespace

base::Result<std::string> toDocx(const Document& document) {
    for (const Block& block : document.blocks)
        if (block.table && forPeople(*block.table).columns.size() > MostWordColumns)
            return base::unexpected(base::ErrorCode::Unsupported,
                                    "the table has " + std::to_string(forPeople(*block.table).columns.size()) +
                                        " columns, and Word reads no more than " + std::to_string(MostWordColumns),
                                    "write it as xlsx, html or csv");
    return zipArchive({{"[Content_Types].xml", ContentTypes},
                       {"_rels/.rels", PackageRelations},
                       {"word/document.xml", documentXml(document)},
                       {"word/_rels/document.xml.rels", DocumentRelations},
                       {"word/styles.xml", stylesXml(document.language)},
                       {"word/numbering.xml", Numbering}});
}

}  // namespace coder::report
