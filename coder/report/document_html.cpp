#include "coder/report/document_html.h"

#include <algorithm>

#include "coder/report/html_page.h"
#include "coder/report/html_report_table.h"
#include "coder/report/html_text.h"

namespace coder::report {

namespace {

/// The levels under which headings are written, asked for one after the other.
class HeadingLevels {
public:
    HeadingLevels(const Document& document, std::uint32_t top) : top_(top), last_(top - 1) {
        for (const Block& block : document.blocks)
            if (block.kind == Block::Kind::Heading) highest_ = std::min(highest_, block.level);
    }

    std::uint32_t next(std::uint32_t level) {
        last_ = std::min({level - highest_ + top_, last_ + 1, Lowest});
        return last_;
    }

private:
    static constexpr std::uint32_t Lowest = 6;

    std::uint32_t top_;
    std::uint32_t last_;
    std::uint32_t highest_ = Lowest;
};

std::string htmlRun(const Run& run) {
    std::string text = htmlEscaped(run.text);
    if (run.italic) text = "<em>" + text + "</em>";
    if (run.bold) text = "<strong>" + text + "</strong>";
    return text;
}

std::string htmlBlock(const Block& block, const std::string& tag) {
    std::string html = "<" + tag + " dir=\"auto\">";
    for (const Run& run : block.runs) html += htmlRun(run);
    return html + "</" + tag + ">\n";
}

}  // namespace

std::string htmlBlocks(const Document& document, std::uint32_t top) {
    HeadingLevels levels(document, top);
    std::string html;
    bool inList = false;
    for (const Block& block : document.blocks) {
        const bool bullet = block.kind == Block::Kind::Bullet;
        if (bullet != inList) html += bullet ? "<ul>\n" : "</ul>\n";
        inList = bullet;
        if (block.table)
            html += htmlReportTable(*block.table, document.title);
        else if (block.kind == Block::Kind::Heading)
            html += htmlBlock(block, "h" + std::to_string(levels.next(block.level)));
        else
            html += htmlBlock(block, bullet ? "li" : "p");
    }
    return html + (inList ? "</ul>\n" : "");
}

std::string toHtml(const Document& document) {
    const std::string language = document.language.empty() ? "en" : document.language;
    return "<!DOCTYPE html>\n<html lang=\"" + htmlEscaped(language) + "\">\n" + htmlPageHead(document.title) +
           "<body>\n<main class=\"text\">\n" + htmlBlocks(document, 1) + "</main>\n</body>\n</html>\n";
}

}  // namespace coder::report
