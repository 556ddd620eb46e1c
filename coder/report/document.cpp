#include "coder/report/document.h"

#include <QString>
#include <algorithm>

namespace coder::report {

namespace {

std::string htmlEscaped(const std::string& text) { return QString::fromStdString(text).toHtmlEscaped().toStdString(); }

/// Characters that Markdown takes for marks get a backslash.
std::string markdownEscaped(const std::string& text) {
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool mark = std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos;
        const bool listMark = i == 0 && (c == '-' || c == '+');
        if (mark || listMark) escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

std::string markdownRun(const Run& run) {
    const char* mark = run.bold ? "**" : run.italic ? "*" : "";
    const std::size_t begin = run.text.find_first_not_of(' ');
    if (begin == std::string::npos) return run.text;
    const std::size_t end = run.text.find_last_not_of(' ') + 1;
    // A mark beside a blank would be none.
    return run.text.substr(0, begin) + mark + markdownEscaped(run.text.substr(begin, end - begin)) + mark +
           run.text.substr(end);
}

std::string htmlRun(const Run& run) {
    std::string text = htmlEscaped(run.text);
    if (run.italic) text = "<em>" + text + "</em>";
    if (run.bold) text = "<strong>" + text + "</strong>";
    return text;
}

template <class Write>
std::string written(const Block& block, Write write) {
    std::string text;
    for (const Run& run : block.runs) text += write(run);
    return text;
}

}  // namespace

void Document::heading(std::uint32_t level, std::string text) {
    blocks.push_back({Block::Kind::Heading, std::clamp<std::uint32_t>(level, 1, 6), {{std::move(text)}}});
}

void Document::paragraph(std::vector<Run> runs) { blocks.push_back({Block::Kind::Paragraph, 1, std::move(runs)}); }

void Document::bullet(std::vector<Run> runs) { blocks.push_back({Block::Kind::Bullet, 1, std::move(runs)}); }

std::string toMarkdown(const Document& document) {
    std::string text;
    bool inList = false;
    for (const Block& block : document.blocks) {
        const bool bullet = block.kind == Block::Kind::Bullet;
        if (!text.empty() && !(bullet && inList)) text += "\n";
        inList = bullet;
        if (block.kind == Block::Kind::Heading) text += std::string(block.level, '#') + " ";
        if (bullet) text += "- ";
        text += written(block, &markdownRun) + "\n";
    }
    return text;
}

std::string toHtml(const Document& document) {
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(document.language) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + htmlEscaped(document.title) +
                       "</title>\n<style>\nbody { font-family: Georgia, serif; line-height: 1.45; max-width: 44em; "
                       "margin: 2em auto; padding: 0 1em; color: #222; }\nh1, h2, h3, h4, h5, h6 { font-family: "
                       "Helvetica, Arial, sans-serif; line-height: 1.2; break-after: avoid; }\nh2 { border-bottom: 1px "
                       "solid #999; padding-bottom: .2em; margin-top: 2em; }\n</style>\n</head>\n<body>\n";
    bool inList = false;
    for (const Block& block : document.blocks) {
        const bool bullet = block.kind == Block::Kind::Bullet;
        if (bullet != inList) html += bullet ? "<ul>\n" : "</ul>\n";
        inList = bullet;
        const std::string tag = block.kind == Block::Kind::Heading ? "h" + std::to_string(block.level)
                                : bullet                           ? "li"
                                                                   : "p";
        html.append("<")
            .append(tag)
            .append(">")
            .append(written(block, &htmlRun))
            .append("</")
            .append(tag)
            .append(">\n");
    }
    return html + (inList ? "</ul>\n" : "") + "</body>\n</html>\n";
}

}  // namespace coder::report
