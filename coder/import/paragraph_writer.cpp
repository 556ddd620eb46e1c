#include "coder/import/paragraph_writer.h"

#include <algorithm>
#include <map>

#include "coder/import/clean_text.h"
#include "coder/import/text_lines.h"
#include "coder/import/text_writer.h"
#include "coder/transcript/labels.h"

namespace coder::import {

namespace {

/// The length of a label in bold at the beginning: "Ana:", or "Ana" with a colon behind it.
std::size_t boldLabel(const Block& block, std::string_view text) {
    if (text.empty() || block.bold == 0 || block.bold > transcript::LongestLabelBytes) return 0;
    const std::size_t lead = std::min(block.text.find_first_not_of(AsciiSpace), block.text.size());
    if (block.bold <= lead) return 0;
    const std::string_view bold = trimmedSpace(std::string_view(block.text).substr(0, block.bold));
    if (bold.empty() || !text.starts_with(bold) || bold.find_first_of("\n*_") != std::string_view::npos) return 0;
    const std::size_t colon = bold.find(':');
    const bool inside = colon == bold.size() - 1;
    const bool behind = colon == std::string_view::npos && trimmedSpace(text.substr(bold.size())).starts_with(":");
    return inside || behind ? bold.size() : 0;
}

/// True for a label with nothing behind it: the speech is in the next paragraph.
bool isLabelAlone(std::string_view text) {
    if (text.find('\n') != std::string_view::npos) return false;
    const auto candidate = transcript::matchLabel(text, {0, text.size()});
    return candidate && candidate->speech == text.size();
}

}  // namespace

std::string paragraphText(const Block& block, bool boldLabels) {
    std::string text = cleaned(block.text);
    const std::size_t label = boldLabels ? boldLabel(block, text) : 0;
    if (label != 0) text.insert(label, "**").insert(0, "**");
    return text;
}

Rendered writeParagraphs(const std::vector<Block>& blocks, bool boldLabels) {
    const auto empty = static_cast<std::size_t>(std::count_if(
        blocks.begin(), blocks.end(), [](const Block& block) { return trimmedSpace(block.text).empty(); }));
    const bool spaced = empty * 10 >= blocks.size() && empty > 0;
    std::map<std::string, int> headings;
    for (const Block& block : blocks)
        if (block.kind == Block::Kind::Heading) ++headings[cleaned(block.text)];
    TextWriter writer;
    bool alone = false;
    bool blank = true;
    for (const Block& block : blocks) {
        const std::string text = paragraphText(block, boldLabels);
        if (text.empty()) {
            if (spaced && !blank) writer.blankLine();
            blank = blank || spaced;
            continue;
        }
        // A heading that comes back is a speaker's name in a heading's style.
        const bool aside =
            block.kind == Block::Kind::Note || (block.kind == Block::Kind::Heading && headings[text] == 1);
        if (!spaced && !alone) writer.blankLine();
        const text::Span span = writer.writeWords(text, block.place);
        writer.endLine();
        if (aside) writer.rendered.stated.asides.push_back(span);
        alone = !aside && isLabelAlone(text);
        blank = false;
    }
    return std::move(writer.rendered);
}

}  // namespace coder::import
