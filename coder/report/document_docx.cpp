// Word files: the few parts that a text with headings, paragraphs and lists needs (ECMA-376, part 1).
#include <QByteArray>
#include <QXmlStreamWriter>

#include "coder/report/document.h"
#include "coder/report/zip_archive.h"

namespace coder::report {

namespace {

const QString Word = QStringLiteral("http://schemas.openxmlformats.org/wordprocessingml/2006/main");

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

class XmlPart {
public:
    XmlPart() : xml_(&bytes_) {
        xml_.writeStartDocument(QStringLiteral("1.0"), true);
        xml_.writeNamespace(Word, QStringLiteral("w"));
    }

    void start(const char* name) { xml_.writeStartElement(Word, QLatin1String(name)); }
    void end() { xml_.writeEndElement(); }
    void value(const char* name, const QString& value) {
        xml_.writeEmptyElement(Word, QLatin1String(name));
        attribute("val", value);
    }
    void empty(const char* name) { xml_.writeEmptyElement(Word, QLatin1String(name)); }
    void attribute(const char* name, const QString& value) { xml_.writeAttribute(Word, QLatin1String(name), value); }
    void text(const std::string& text) {
        start("t");
        xml_.writeAttribute(QStringLiteral("xml:space"), QStringLiteral("preserve"));
        xml_.writeCharacters(printable(text));
        end();
    }

    std::string finish() {
        xml_.writeEndDocument();
        return bytes_.toStdString();
    }

private:
    /// XML 1.0 has no way to write most control characters.
    static QString printable(const std::string& text) {
        QString result = QString::fromStdString(text);
        result.removeIf([](QChar c) { return c < QChar(0x20) && c != QLatin1Char('\t') && c != QLatin1Char('\n'); });
        result.replace(QLatin1Char('\n'), QLatin1Char(' '));
        return result;
    }

    QByteArray bytes_;
    QXmlStreamWriter xml_;
};

QString headingStyle(std::uint32_t level) { return QStringLiteral("Heading%1").arg(level); }

std::string documentXml(const Document& document) {
    XmlPart part;
    part.start("document");
    part.start("body");
    for (const Block& block : document.blocks) {
        part.start("p");
        part.start("pPr");
        if (block.kind == Block::Kind::Heading) part.value("pStyle", headingStyle(block.level));
        if (block.kind == Block::Kind::Bullet) {
            part.start("numPr");
            part.value("ilvl", QStringLiteral("0"));
            part.value("numId", QStringLiteral("1"));
            part.end();
        }
        part.end();
        for (const Run& run : block.runs) {
            part.start("r");
            part.start("rPr");
            if (run.bold) part.empty("b");
            if (run.italic) part.empty("i");
            part.end();
            part.text(run.text);
            part.end();
        }
        part.end();
    }
    part.start("sectPr");
    part.end();
    part.end();
    part.end();
    return part.finish();
}

void style(XmlPart& part, const QString& id, const QString& name, int halfPoints, bool bold, int before, int outline) {
    part.start("style");
    part.attribute("type", QStringLiteral("paragraph"));
    part.attribute("styleId", id);
    if (outline < 0) part.attribute("default", QStringLiteral("1"));
    part.value("name", name);
    if (outline >= 0) {
        part.value("basedOn", QStringLiteral("Normal"));
        part.value("next", QStringLiteral("Normal"));
        part.empty("qFormat");
    }
    part.start("pPr");
    if (outline >= 0) part.empty("keepNext");
    part.empty("spacing");
    part.attribute("before", QString::number(before));
    part.attribute("after", QStringLiteral("100"));
    if (outline >= 0) part.value("outlineLvl", QString::number(outline));
    part.end();
    part.start("rPr");
    if (bold) part.empty("b");
    part.value("sz", QString::number(halfPoints));
    part.end();
    part.end();
}

std::string stylesXml(const std::string& language) {
    XmlPart part;
    part.start("styles");
    part.start("docDefaults");
    part.start("rPrDefault");
    part.start("rPr");
    part.empty("rFonts");
    part.attribute("ascii", QStringLiteral("Calibri"));
    part.attribute("hAnsi", QStringLiteral("Calibri"));
    if (!language.empty()) part.value("lang", QString::fromStdString(language));
    part.end();
    part.end();
    part.end();
    style(part, QStringLiteral("Normal"), QStringLiteral("Normal"), 22, false, 0, -1);
    for (int level = 1; level <= 6; ++level)
        style(part, headingStyle(static_cast<std::uint32_t>(level)), QStringLiteral("heading %1").arg(level),
              36 - 4 * std::min(level, 4), true, 240, level - 1);
    part.end();
    return part.finish();
}

}  // namespace

base::Result<std::string> toDocx(const Document& document) {
    return zipArchive({{"[Content_Types].xml", ContentTypes},
                       {"_rels/.rels", PackageRelations},
                       {"word/document.xml", documentXml(document)},
                       {"word/_rels/document.xml.rels", DocumentRelations},
                       {"word/styles.xml", stylesXml(document.language)},
                       {"word/numbering.xml", Numbering}});
}

}  // namespace coder::report
