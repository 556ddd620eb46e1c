#include "coder/figures/painter_writer.h"

#include <fmt/format.h>

#include <QBuffer>
#include <QByteArray>
#include <QFont>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QPen>
#include <cmath>

#include "coder/figures/lettering.h"

namespace coder::figures {

namespace {

QColor toQt(Colour colour) { return {colour.red, colour.green, colour.blue}; }
QString toQt(const std::string& text) { return QString::fromStdString(text); }

class Painting {
public:
    /// `unit`: the device's dots in a point.
    Painting(QPaintDevice& device, double unit) : painter_(&device), unit_(unit) {
        painter_.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter_.setLayoutDirection(Qt::LeftToRight);
        QStringList families;
        for (const std::string& family : fontFamilies()) families << toQt(family);
        font_.setFamilies(families);
        font_.setPixelSize(FontPixels);
        font_.setHintingPreference(QFont::PreferNoHinting);
    }

    void operator()(const Path& path) {
        QPainterPath drawn;
        for (const auto& part : path.parts) {
            if (part.empty()) continue;
            drawn.moveTo(at(part.front()));
            for (const Point& point : part) drawn.lineTo(at(point));
            if (path.fill) drawn.closeSubpath();
        }
        paint(path.fill, path.stroke, path.opacity);
        painter_.drawPath(drawn);
    }

    void operator()(const Box& box) {
        paint(box.fill, box.stroke);
        painter_.drawRect(QRectF(box.x * unit_, box.y * unit_, box.width * unit_, box.height * unit_));
    }

    void operator()(const Circle& circle) {
        paint(circle.fill, circle.stroke);
        painter_.drawEllipse(at(circle.centre), circle.radius * unit_, circle.radius * unit_);
    }

    void operator()(const Text& text) {
        font_.setBold(text.letters.bold);
        painter_.setFont(font_);
        painter_.setPen(toQt(text.letters.colour));
        double before = 0;
        if (text.anchor != Anchor::Start)
            before = textWidth(text.text, text.letters) * (text.anchor == Anchor::Middle ? 0.5 : 1.0);
        painter_.save();
        painter_.translate(at(text.at));
        if (text.upwards) painter_.rotate(-90);
        const double scale = text.letters.size * unit_ / FontPixels;
        painter_.scale(scale, scale);
        painter_.drawText(QPointF(-before / text.letters.size * FontPixels, 0), toQt(text.text));
        painter_.restore();
    }

private:
    QPointF at(const Point& point) const { return {point.x * unit_, point.y * unit_}; }

    void paint(const std::optional<Colour>& fill, const std::optional<Stroke>& stroke, double opacity = 1) {
        QColor colour = fill ? toQt(*fill) : QColor(Qt::transparent);
        if (fill) colour.setAlphaF(static_cast<float>(opacity));
        painter_.setBrush(fill ? QBrush(colour) : QBrush(Qt::NoBrush));
        if (!stroke) {
            painter_.setPen(Qt::NoPen);
            return;
        }
        QPen pen(toQt(stroke->colour), stroke->width * unit_, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (const auto dashes = dashLengths(stroke->dash); !dashes.empty())
            pen.setDashPattern(QList<qreal>(dashes.begin(), dashes.end()));
        painter_.setPen(pen);
    }

    QPainter painter_;
    double unit_;
    QFont font_;
};

void paintAll(const Scene& scene, QPaintDevice& device, double unit) {
    Painting painting(device, unit);
    for (const Shape& shape : scene.shapes) std::visit(painting, shape);
}

// What is changed in a PDF is overwritten in place, so that the file's table of offsets stays right.

/// `text` where there is `length` of something else, filled up with spaces; not done when it is longer.
void overwrite(QByteArray& pdf, qsizetype at, qsizetype length, const std::string& text) {
    if (at < 0 || static_cast<qsizetype>(text.size()) > length) return;
    const QByteArray filled = QByteArray::fromStdString(text).leftJustified(length);
    pdf.replace(at, length, filled);
}

void forgetTime(QByteArray& pdf) {
    const QByteArray key = "/CreationDate (D:";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0) return;
    const qsizetype begin = at + key.size();
    overwrite(pdf, begin, pdf.indexOf(')', begin) - begin, "20000101000000Z");
}

/// Qt rounds a page to whole points and counts from its upper edge.
void setExactPage(QByteArray& pdf, const Scene& scene) {
    const QByteArray key = "/MediaBox ";
    const qsizetype at = pdf.indexOf(key);
    if (at < 0) return;
    const qsizetype begin = at + key.size();
    const double top = std::round(scene.height);
    overwrite(pdf, begin, pdf.indexOf(']', begin) + 1 - begin,
              fmt::format("[0 {:.2f} {:.2f} {:.0f}]", top - scene.height, scene.width, top));
}

}  // namespace

std::string toPdf(const Scene& scene) {
    constexpr int Dpi = 1200;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(Dpi);
        writer.setPageSize(
            QPageSize(QSizeF(scene.width, scene.height), QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(toQt(scene.title));
        writer.setCreator(QStringLiteral("coder"));
        paintAll(scene, writer, Dpi / 72.0);
    }
    forgetTime(bytes);
    setExactPage(bytes, scene);
    return bytes.toStdString();
}

/// For Qt's writer, 0 to 100: zlib's first level. Flat colours shrink well even so, and the default takes three times
/// as long for a tenth less.
constexpr int LightCompression = 85;

base::Result<std::string> toPng(const Scene& scene, std::uint32_t dpi, std::unique_lock<std::mutex>& painting) {
    const double unit = dpi / 72.0;
    const double width = std::round(scene.width * unit);
    const double height = std::round(scene.height * unit);
    // QPainter's raster engine counts pixels in 16 bits.
    if (width > 32767 || height > 32767 || width * height > 200e6)
        return base::unexpected(base::ErrorCode::Invalid,
                                fmt::format("a picture of {} by {} pixels is too large", width, height),
                                "take fewer dots per inch or write SVG or PDF");
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    if (image.isNull())
        return base::unexpected(base::ErrorCode::Invalid, "there is no memory for a picture of this size",
                                "take fewer dots per inch");
    const int dotsPerMeter = static_cast<int>(std::lround(dpi / 0.0254));
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    image.fill(Qt::white);
    paintAll(scene, image, unit);
    painting.unlock();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", LightCompression);
    return bytes.toStdString();
}

}  // namespace coder::figures
