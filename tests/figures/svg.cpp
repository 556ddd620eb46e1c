#include "svg.h"

#include <QFont>
#include <QFontMetricsF>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

double SvgElement::number(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? 0 : std::stod(found->second);
}

std::string SvgElement::attribute(const std::string& attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string() : found->second;
}

std::vector<SvgElement> Svg::named(const std::string& name) const {
    std::vector<SvgElement> found;
    for (const SvgElement& element : elements)
        if (element.name == name) found.push_back(element);
    return found;
}

std::string Svg::words() const {
    std::string words;
    for (const SvgElement& text : named("text")) words += text.text + " ";
    return words;
}

Svg parseSvg(const std::string& bytes) {
    Svg svg;
    std::vector<SvgElement> open;
    QXmlStreamReader reader(QByteArray::fromStdString(bytes));
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            SvgElement element;
            element.name = reader.name().toString().toStdString();
            for (const QXmlStreamAttribute& attribute : reader.attributes())
                element.attributes[attribute.qualifiedName().toString().toStdString()] =
                    attribute.value().toString().toStdString();
            open.push_back(element);
        } else if (token == QXmlStreamReader::Characters && !open.empty()) {
            open.back().text += reader.text().toString().toStdString();
        } else if (token == QXmlStreamReader::EndElement) {
            const SvgElement element = open.back();
            open.pop_back();
            if (open.empty()) {
                svg.root = element;
            } else if (open.size() == 1 && element.name == "title") {
                svg.title = element.text;
                svg.elements.push_back(element);
            } else if (element.name == "title") {
                open.back().title = element.text;
            } else {
                if (element.name == "desc") svg.description = element.text;
                svg.elements.push_back(element);
            }
        }
    }
    svg.valid = !reader.hasError();
    return svg;
}

Svg drawnSvg(const coder::figures::Figure& figure, const coder::figures::Page& page) {
    const auto drawn = coder::figures::draw(figure, page, coder::figures::FileType::Svg);
    INFO((drawn ? std::string() : drawn.error().message + ", " + drawn.error().remedy));
    REQUIRE(drawn.has_value());
    Svg svg = parseSvg(*drawn);
    REQUIRE(svg.valid);
    return svg;
}

SvgBox boxOf(const SvgElement& text) {
    QFont font;
    font.setFamilies({QStringLiteral("Arial"), QStringLiteral("Helvetica"), QStringLiteral("Liberation Sans"),
                      QStringLiteral("DejaVu Sans")});
    font.setPixelSize(100);
    font.setBold(text.attribute("font-weight") == "bold");
    font.setHintingPreference(QFont::PreferNoHinting);
    const double size = text.number("font-size");
    const double width = QFontMetricsF(font).horizontalAdvance(QString::fromStdString(text.text)) * size / 100;
    const std::string anchor = text.attribute("text-anchor");
    const double before = anchor == "end" ? width : anchor == "middle" ? width / 2 : 0;
    const double x = text.number("x");
    const double y = text.number("y");
    const double up = size * 0.72;
    const double down = size * 0.2;
    if (text.attributes.count("transform") != 0) return {x - up, y - width + before, x + down, y + before};
    return {x - before, y - up, x - before + width, y + down};
}

std::vector<std::pair<double, double>> pointsOf(const SvgElement& path) {
    std::string data = path.attribute("d");
    for (char& c : data)
        if (c == 'M' || c == 'L' || c == 'Z') c = ' ';
    std::istringstream numbers(data);
    std::vector<std::pair<double, double>> points;
    for (double x = 0, y = 0; numbers >> x >> y;) points.emplace_back(x, y);
    return points;
}

double luminanceOf(const std::string& colour) {
    const auto channel = [&](std::size_t at) {
        const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
