#include "coder/import/xml_walker.h"

#include <QXmlStreamReader>

namespace coder::import {

namespace {

base::Unexpected fault(const QXmlStreamReader& reader, const std::string& part, const std::string& file,
                       const std::string& reason) {
    return base::unexpected(base::ErrorCode::Invalid,
                            "the file is damaged: \"" + part + "\" in it, line " + std::to_string(reader.lineNumber()) +
                                ", column " + std::to_string(reader.columnNumber()) + ": " + reason,
                            "open it in its program and save it anew, or save it as plain text", {file});
}

}  // namespace

base::Status walkXml(std::string_view xml, const std::string& part, const std::string& file, XmlHandler& handler) {
    QXmlStreamReader reader(QByteArray::fromRawData(xml.data(), static_cast<qsizetype>(xml.size())));
    int depth = 0;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
            case QXmlStreamReader::DTD:
                return fault(reader, part, file, "it declares a document type, which documents do not have");
            case QXmlStreamReader::StartElement:
                if (++depth > MaxXmlDepth) return fault(reader, part, file, "its elements nest too deeply");
                handler.start(reader.name(), reader.attributes());
                break;
            case QXmlStreamReader::EndElement:
                --depth;
                handler.end(reader.name());
                break;
            case QXmlStreamReader::Characters:
                handler.text(reader.text());
                break;
            default:
                break;
        }
    }
    if (reader.hasError()) return fault(reader, part, file, reader.errorString().toStdString());
    return base::Done{};
}

QStringView attribute(const QXmlStreamAttributes& attributes, QStringView name) {
    for (const QXmlStreamAttribute& each : attributes)
        if (each.name() == name) return each.value();
    return {};
}

std::string utf8(QStringView text) { return text.toUtf8().toStdString(); }

bool isOn(const QXmlStreamAttributes& attributes) {
    const QStringView value = attribute(attributes, u"val");
    return value.isEmpty() || value == u"1" || value == u"true" || value == u"on";
}

std::optional<std::uint32_t> numberOf(QStringView text, std::uint32_t most) {
    bool good = false;
    const std::uint32_t number = text.toUInt(&good);
    return good && number <= most ? std::optional(number) : std::nullopt;
}

}  // namespace coder::import
