#include "coder/import/docx_document.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/import/docx_comments.h"
#include "coder/import/docx_styles.h"
#include "coder/import/flow_builder.h"
#include "coder/import/text_lines.h"
#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

using Notes = std::map<std::string, std::vector<Block>>;

/// What runs are like where the reader is; the styles of paragraphs and runs are joined.
struct Run {
    bool bold = false;
    bool hidden = false;
};

/// Paragraphs of the body, or of notes.
class BodyReader final : public XmlHandler {
public:
    BodyReader(const DocxStyles& styles, const Notes* footnotes, const Notes* endnotes, Document& document)
        : styles_(styles), footnotes_(footnotes), endnotes_(endnotes), document_(document) {}

    void start(QStringView name, const QXmlStreamAttributes& attributes) override;
    void end(QStringView name) override;
    void text(QStringView text) override {
        if (skip_ == 0 && inText_) addText(utf8(text));
    }

    std::vector<Block> take() { return flow_.take(); }
    const FlowBuilder& flow() const { return flow_; }
    std::size_t commentReferences() const { return references_; }
    Notes& notes() { return notes_; }

private:
    void startProperties(QStringView name, const QXmlStreamAttributes& attributes);
    void startContent(QStringView name, const QXmlStreamAttributes& attributes);
    void addText(const std::string& text);
    void refer(const Notes* notes, const QXmlStreamAttributes& attributes);

    const DocxStyles& styles_;
    const Notes* footnotes_;
    const Notes* endnotes_;
    Document& document_;
    FlowBuilder flow_;
    Notes notes_;                 ///< When a part of notes is read.
    std::string noteId_;          ///< Of the note that is read.
    std::size_t references_ = 0;  ///< To comments.
    int skip_ = 0;                ///< In so many elements whose content is no text of the document.
    int properties_ = 0;          ///< In so many of pPr, rPr.
    bool paragraphProperties_ = false;
    bool inText_ = false;
    bool hiddenCounted_ = false;
    Run paragraph_;  ///< By the paragraph's style.
    Run run_;
};

/// Elements whose content is not there for readers. A deletion is counted where it begins.
bool isSkipped(QStringView name) {
    return name == u"del" || name == u"moveFrom" || name == u"Fallback" || name == u"instrText" || name == u"delText" ||
           name == u"delInstrText" || name == u"rt" || name == u"sdtPr" || name == u"sectPr" || name == u"tblPr" ||
           name == u"trPr" || name == u"tcPr" || name == u"tblGrid";
}

void BodyReader::start(QStringView name, const QXmlStreamAttributes& attributes) {
    if (skip_ > 0) {
        ++skip_;
        return;
    }
    if (properties_ > 0) return startProperties(name, attributes);
    if (name == u"pPr" || name == u"rPr") {
        ++properties_;
        paragraphProperties_ = name == u"pPr";
        return;
    }
    if (isSkipped(name)) {
        skip_ = 1;
        if (name == u"del") document_.drop("tracked deletion");
        return;
    }
    startContent(name, attributes);
}

void BodyReader::startProperties(QStringView name, const QXmlStreamAttributes& attributes) {
    if (name.endsWith(u"Change")) {  // what the properties were before a tracked change
        skip_ = 1;
        return;
    }
    ++properties_;
    const QStringView value = attribute(attributes, u"val");
    if (paragraphProperties_) {
        if (name == u"pStyle") {
            const DocxStyle style = styles_.find(utf8(value));
            if (style.heading) flow_.setHeading();
            paragraph_ = run_ = {style.bold, style.hidden};
        } else if (name == u"numId") {
            if (value != u"0") document_.drop("automatic list mark");
        } else if (name == u"outlineLvl") {
            if (const auto level = numberOf(value, 8)) flow_.setHeading();
        } else if (name == u"del" && properties_ > 2) {
            flow_.joinNext();  // the mark at the paragraph's end was deleted
        }
    } else if (name == u"rStyle") {
        const DocxStyle style = styles_.find(utf8(value));
        run_.bold = run_.bold || style.bold;
        run_.hidden = run_.hidden || style.hidden;
    } else if (name == u"b") {
        run_.bold = isOn(attributes);
    } else if (name == u"vanish") {
        run_.hidden = isOn(attributes);
    }
}

void BodyReader::startContent(QStringView name, const QXmlStreamAttributes& attributes) {
    if (name == u"p") {
        flow_.beginParagraph();
        paragraph_ = run_ = {};
    } else if (name == u"r") {
        run_ = paragraph_;
        hiddenCounted_ = false;
    } else if (name == u"t") {
        inText_ = true;
    } else if (name == u"tab" || name == u"ptab") {
        addText("\t");
    } else if (name == u"br" || name == u"cr") {
        addText("\n");
    } else if (name == u"noBreakHyphen") {
        addText("-");
    } else if (name == u"sym") {
        document_.drop("character of a symbol font");
    } else if (name == u"footnoteReference") {
        refer(footnotes_, attributes);
    } else if (name == u"endnoteReference") {
        refer(endnotes_, attributes);
    } else if (name == u"commentRangeStart" || name == u"commentReference") {
        const std::string id = utf8(attribute(attributes, u"id"));
        if (name == u"commentReference") ++references_;
        flow_.beginComment(id);
    } else if (name == u"commentRangeEnd") {
        flow_.endComment(utf8(attribute(attributes, u"id")));
    } else if (name == u"altChunk") {
        document_.drop("embedded file");
    } else if (name == u"ins") {
        document_.insertions += 1;
    } else if (name == u"tbl") {
        flow_.beginTable();
    } else if (name == u"tr") {
        flow_.beginRow();
    } else if (name == u"tc") {
        flow_.beginCell();
    } else if (name == u"footnote" || name == u"endnote") {
        const QStringView type = attribute(attributes, u"type");
        noteId_ = utf8(attribute(attributes, u"id"));
        if (!type.isEmpty() && type != u"normal") skip_ = 1;  // the line above the notes
    }
}

void BodyReader::end(QStringView name) {
    if (skip_ > 0) {
        --skip_;
        return;
    }
    if (properties_ > 0) {
        --properties_;
        return;
    }
    if (name == u"p") {
        flow_.endParagraph();
    } else if (name == u"t") {
        inText_ = false;
    } else if (name == u"tbl") {
        flow_.endTable();
    } else if (name == u"footnote" || name == u"endnote") {
        std::vector<Block> blocks = flow_.take();
        for (Block& block : blocks) {
            block.kind = Block::Kind::Note;
            block.speaker.reset();
        }
        notes_[noteId_] = std::move(blocks);
    }
}

void BodyReader::addText(const std::string& text) {
    if (!run_.hidden) return flow_.text(text, run_.bold);
    if (!hiddenCounted_ && !trimmedSpace(text).empty()) {
        document_.drop("piece of hidden text");
        hiddenCounted_ = true;
    }
}

void BodyReader::refer(const Notes* notes, const QXmlStreamAttributes& attributes) {
    if (notes == nullptr) return;
    const auto found = notes->find(utf8(attribute(attributes, u"id")));
    if (found != notes->end()) flow_.addNotes(found->second);
}

/// The path of the main part: it is called word/document.xml nearly always.
std::string mainPart(const ZipReader& zip) {
    if (zip.has("word/document.xml")) return "word/document.xml";
    for (const std::string& name : zip.names())
        if (name.starts_with("word/document") && name.ends_with(".xml")) return name;
    return "word/document.xml";
}

void warnOfPart(Document& document, const base::Error& error) {
    document.diagnostics.push_back({base::Severity::Warning, error.place, error.message, error.remedy});
}

/// The notes of a part; none where it is not there. A damaged one is left out with a warning.
Notes readNotes(const ZipReader& zip, const std::string& part, const DocxStyles& styles, const std::string& file,
                Document& document) {
    if (!zip.has(part)) return {};
    const auto xml = zip.read(part);
    BodyReader reader(styles, nullptr, nullptr, document);
    const base::Status status = xml ? walkXml(*xml, part, file, reader) : base::Status(base::unexpected(xml.error()));
    if (!status) warnOfPart(document, status.error());
    return std::move(reader.notes());
}

/// Text of page headers and footers is left out; this only counts those that have some.
void countPageParts(const ZipReader& zip, Document& document) {
    class AnyText final : public XmlHandler {
    public:
        void start(QStringView name, const QXmlStreamAttributes&) override { inText_ = name == u"t"; }
        void end(QStringView) override { inText_ = false; }
        void text(QStringView text) override { found = found || (inText_ && !text.trimmed().isEmpty()); }
        bool found = false;

    private:
        bool inText_ = false;
    };
    for (const std::string& name : zip.names()) {
        if (!(name.starts_with("word/header") || name.starts_with("word/footer")) || !name.ends_with(".xml")) continue;
        const auto xml = zip.read(name);
        AnyText any;
        if (xml && walkXml(*xml, name, {}, any) && any.found) document.drop("page header or footer");
    }
}

}  // namespace

base::Result<Document> readDocx(const ZipReader& zip, const std::string& file) {
    const std::string part = mainPart(zip);
    const auto xml = zip.read(part);
    if (!xml) return base::unexpected(xml.error());
    Document document;
    const DocxStyles styles = DocxStyles::read(zip);
    const Notes footnotes = readNotes(zip, "word/footnotes.xml", styles, file, document);
    const Notes endnotes = readNotes(zip, "word/endnotes.xml", styles, file, document);
    BodyReader reader(styles, &footnotes, &endnotes, document);
    const base::Status status = walkXml(*xml, part, file, reader);
    document.blocks = reader.take();
    for (auto& [id, comment] : readDocxComments(zip, file, document.diagnostics)) {
        reader.flow().anchor(comment, id);
        document.comments.push_back(std::move(comment));
    }
    document.drop("comment", std::max(reader.commentReferences(), document.comments.size()));
    if (!status) {
        if (document.blocks.empty()) return base::unexpected(status.error());
        // What could be read is there, and the error says that more should be.
        document.diagnostics.push_back(status.error().diagnostic());
    }
    countPageParts(zip, document);
    return document;
}

}  // namespace coder::import
