#include "coder/report/cell_text.h"

#include <QString>
#include <algorithm>

namespace coder::report {

namespace {

bool isKept(QChar c) {
    if (c == QLatin1Char('\t') || c == QLatin1Char('\n')) return true;
    return c >= QChar(0x20) && c != QChar(0x7F) && !(c >= QChar(0x80) && c < QChar(0xA0)) && c < QChar(0xFFFE);
}

}  // namespace

std::string clean(std::string_view text) {
    QString result = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    result.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    result.replace(QLatin1Char('\r'), QLatin1Char('\n'));
    result.removeIf([](QChar c) { return !isKept(c); });
    return result.toStdString();
}

std::string oneLine(std::string_view text) {
    std::string line = clean(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::vector<std::string> linesOf(std::string_view text) {
    const std::string whole = clean(text);
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end = whole.find('\n'); end != std::string::npos; end = whole.find('\n', begin)) {
        lines.push_back(whole.substr(begin, end - begin));
        begin = end + 1;
    }
    lines.push_back(whole.substr(begin));
    return lines;
}

}  // namespace coder::report
