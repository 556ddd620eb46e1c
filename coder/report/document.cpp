#include "coder/report/document.h"

#include <algorithm>

#include "coder/report/markdown_text.h"

namespace coder::report {

namespace {

std::string markdownRun(const Run& run, bool first) {
    const char* mark = run.bold ? "**" : run.italic ? "*" : "";
    const std::size_t begin = run.text.find_first_not_of(' ');
    if (begin == std::string::npos) return run.text;
    const std::size_t end = run.text.find_last_not_of(' ') + 1;
    const std::string words = run.text.substr(begin, end - begin);
    // A mark beside a blank would be none.
    return run.text.substr(0, begin) + mark + (first ? markdownParagraph(words) : markdownText(words)) + mark +
           run.text.substr(end);
}

}  // namespace

void Document::heading(std::uint32_t level, std::string text) {
    blocks.push_back({Block::Kind::Heading, std::clamp<std::uint32_t>(level, 1, 6), {{std::move(text)}}});
}

void Document::paragraph(std::vector<Run> runs) { blocks.push_back({Block::Kind::Paragraph, 1, std::move(runs)}); }

void Document::bullet(std::vector<Run> runs) { blocks.push_back({Block::Kind::Bullet, 1, std::move(runs)}); }

void Document::table(Table table) { blocks.push_back({Block::Kind::Table, 1, {}, std::move(table)}); }

std::string toMarkdown(const Document& document) {
    std::string text;
    bool inList = false;
    for (const Block& block : document.blocks) {
        const bool bullet = block.kind == Block::Kind::Bullet;
        if (!text.empty() && !(bullet && inList)) text += "\n";
        inList = bullet;
        if (block.table) {
            text += toMarkdown(*block.table);
            continue;
        }
        if (block.kind == Block::Kind::Heading) text += std::string(block.level, '#') + " ";
        if (bullet) text += "- ";
        for (const Run& run : block.runs) text += markdownRun(run, &run == &block.runs.front());
        text += "\n";
    }
    return text;
}

}  // namespace coder::report
