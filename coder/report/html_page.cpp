#include "coder/report/html_page.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <algorithm>

#include "coder/base/check.h"
#include "coder/report/html_page_files.h"
#include "coder/report/html_text.h"

namespace coder::report {

namespace {

std::string_view pageFile(std::string_view name) {
    const HtmlPageFile* end = HtmlPageFiles + HtmlPageFileCount;
    const HtmlPageFile* file =
        std::find_if(HtmlPageFiles, end, [&](const HtmlPageFile& known) { return name == known.name; });
    CODER_CHECK_EQ(file != end, true);
    return file->content;
}

std::string policy() {
    return "default-src 'none'; style-src '" + contentSecurityHash(htmlPageStyle()) + "'; script-src '" +
           contentSecurityHash(htmlPageScript()) + "'; img-src data:; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string htmlPageStyle() {
    std::string style;
    for (const char* name : {"page.css", "tables.css", "panel.css", "print.css"}) style += pageFile(name);
    return style;
}

std::string htmlPageScript() {
    // One script, whose names are its own.
    std::string script = "\"use strict\";\n{\n";
    for (const char* name : {"text.js", "passages.js", "turn.js", "panel.js", "numbers.js", "sort.js"})
        script += pageFile(name);
    return script + "}\n";
}

std::string contentSecurityHash(std::string_view content) {
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromRawData(content.data(), static_cast<qsizetype>(content.size())), QCryptographicHash::Sha256);
    return "sha256-" + digest.toBase64().toStdString();
}

std::string htmlPageHead(const std::string& title) {
    // The icon is empty: browsers ask for one otherwise.
    return "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() +
           "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<link rel=\"icon\" href=\"data:,\">\n<title>" +
           htmlEscaped(title) + "</title>\n<style>" + htmlPageStyle() + "</style>\n</head>\n";
}

}  // namespace coder::report
