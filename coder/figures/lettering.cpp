#include "coder/figures/lettering.h"

#include <QFont>
#include <QFontMetricsF>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::figures {

namespace {

/// In UTF-16 units; what is longer is not even measured: it would not fit on any sheet.
constexpr qsizetype LongestLine = 4000;

/// In bytes: far more than any sheet has room for.
constexpr std::size_t LongestText = 10000;

const QFontMetricsF& metrics(bool bold) {
    const auto make = [](bool heavy) {
        QFont font;
        QStringList families;
        for (const std::string& family : fontFamilies()) families << QString::fromStdString(family);
        font.setFamilies(families);
        font.setPixelSize(FontPixels);
        font.setBold(heavy);
        font.setHintingPreference(QFont::PreferNoHinting);
        return QFontMetricsF(font);
    };
    static const QFontMetricsF normal = make(false);
    static const QFontMetricsF heavy = make(true);
    return bold ? heavy : normal;
}

double widthOf(const QString& text, const Letters& letters) {
    return metrics(letters.bold).horizontalAdvance(text) * letters.size / FontPixels;
}

bool isUnwanted(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    const bool noncharacter = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
    return control || direction || noncharacter || c == 0xFEFF;
}

QString clean(std::string_view text) {
    if (text.size() > LongestText) {
        std::size_t end = LongestText - 3;  // Room for the ellipsis.
        while (end > 0 && text::isContinuationByte(text[end])) --end;
        return clean(text.substr(0, end)) + QChar(0x2026);
    }
    QString kept;
    // simplified() first: tabs and line ends are white space, not nothing.
    const QString simple = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).simplified();
    kept.reserve(simple.size());
    for (const char32_t c : simple.toUcs4())
        if (!isUnwanted(c)) kept += QString::fromUcs4(&c, 1);
    return kept.simplified();
}

/// The longest beginning of `text` that ends at a boundary and is not wider than `width`; 0 when there is none.
qsizetype fitting(const QString& text, QTextBoundaryFinder::BoundaryType type, double width, const Letters& letters) {
    QTextBoundaryFinder finder(type, text);
    qsizetype fits = 0;
    while (true) {
        const qsizetype next = finder.toNextBoundary();
        if (next < 0) return fits;
        QString part = text.left(next);
        while (part.endsWith(u' ')) part.chop(1);
        if (widthOf(part, letters) > width) return fits;
        fits = next;
    }
}

QString shortened(const QString& text, double width, const Letters& letters) {
    const QString ellipsis(QChar(0x2026));
    QString kept = text.left(fitting(text, QTextBoundaryFinder::Grapheme, width - widthOf(ellipsis, letters), letters));
    while (kept.endsWith(u' ')) kept.chop(1);
    return kept + ellipsis;
}

}  // namespace

const std::vector<std::string>& fontFamilies() {
    static const std::vector<std::string> families{"Arial", "Helvetica", "Liberation Sans", "DejaVu Sans"};
    return families;
}

std::string cleaned(std::string_view text) { return clean(text).toStdString(); }

double textWidth(std::string_view text, const Letters& letters) {
    return widthOf(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), letters);
}

Wrapped wrap(std::string_view text, double width, std::size_t maxLines, const Letters& letters) {
    Wrapped wrapped;
    const auto add = [&](const QString& line) {
        wrapped.width = std::max(wrapped.width, widthOf(line, letters));
        wrapped.lines.push_back(line.toStdString());
    };
    QString rest = clean(text);
    while (!rest.isEmpty()) {
        if (rest.size() <= LongestLine && widthOf(rest, letters) <= width) {
            add(rest);
            break;
        }
        if (wrapped.lines.size() + 1 >= maxLines) {
            wrapped.cut = true;
            add(shortened(rest, width, letters));
            break;
        }
        qsizetype end = fitting(rest, QTextBoundaryFinder::Line, width, letters);
        if (end == 0) {
            wrapped.broken = true;
            end = fitting(rest, QTextBoundaryFinder::Grapheme, width, letters);
        }
        if (end == 0) {  // Not even one character is so narrow.
            wrapped.cut = true;
            add(QString(QChar(0x2026)));
            break;
        }
        add(rest.left(end).trimmed());
        rest = rest.mid(end).trimmed();
    }
    return wrapped;
}

}  // namespace coder::figures
