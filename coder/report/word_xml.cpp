#include "coder/report/word_xml.h"

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>

#include "coder/report/cell_text.h"

namespace coder::report {

namespace {

const QString Word = QStringLiteral("http://schemas.openxmlformats.org/wordprocessingml/2006/main");

}  // namespace

struct WordPart::State {
    QByteArray bytes;
    QXmlStreamWriter xml{&bytes};
};

WordPart::WordPart() : state_(std::make_unique<State>()) {
    state_->xml.writeStartDocument(QStringLiteral("1.0"), true);
    state_->xml.writeNamespace(Word, QStringLiteral("w"));
}

WordPart::~WordPart() = default;

void WordPart::start(const char* name) { state_->xml.writeStartElement(Word, QLatin1String(name)); }

void WordPart::end() { state_->xml.writeEndElement(); }

void WordPart::empty(const char* name) { state_->xml.writeEmptyElement(Word, QLatin1String(name)); }

void WordPart::attribute(const char* name, const std::string& value) {
    state_->xml.writeAttribute(Word, QLatin1String(name), QString::fromStdString(value));
}

void WordPart::value(const char* name, const std::string& value) {
    empty(name);
    attribute("val", value);
}

void WordPart::run(std::string_view text, bool bold, bool italic) {
    start("r");
    start("rPr");
    if (bold) empty("b");
    if (italic) empty("i");
    end();
    bool first = true;
    for (const std::string& line : linesOf(text)) {
        if (!first) empty("br");
        first = false;
        start("t");
        state_->xml.writeAttribute(QStringLiteral("xml:space"), QStringLiteral("preserve"));
        state_->xml.writeCharacters(QString::fromStdString(line));
        end();
    }
    end();
}

void WordPart::paragraph(const char* style, std::string_view text) {
    start("p");
    start("pPr");
    value("pStyle", style);
    end();
    if (!text.empty()) run(text);
    end();
}

std::string WordPart::finish() {
    state_->xml.writeEndDocument();
    return state_->bytes.toStdString();
}

}  // namespace coder::report
