// Any lines at any places of pages: which of them go, which words are mended, where paragraphs begin. Four bytes and a
// text give a line: its page, left edge, height on the page, and the font's size with a flag for bold.
#include "coder/import/pdf_layout.h"

#include <algorithm>

#include "coder/import/pdf_hyphens.h"
#include "coder/import/text_lines.h"
#include "imported_checks.h"

namespace {

using coder::import::PdfLine;

std::vector<PdfLine> linesOf(std::string_view input) {
    constexpr std::size_t Head = 4;
    std::vector<PdfLine> lines;
    std::size_t page = 0;
    for (std::size_t at = 0; at < input.size();) {
        const std::size_t end = std::min(input.find('\n', at), input.size());
        const std::string_view line = input.substr(at, end - at);
        at = end + 1;
        if (line.size() <= Head || coder::import::trimmedSpace(line.substr(Head)).empty()) continue;
        const auto number = [&](std::size_t i) { return static_cast<double>(static_cast<unsigned char>(line[i])); };
        page += static_cast<std::size_t>(line[0] & 1);
        const std::string text(line.substr(Head));
        const double size = 1 + static_cast<double>(static_cast<unsigned char>(line[3]) & 31U);
        lines.push_back({text, page, number(1) * 2, number(1) * 2 + size / 2 * static_cast<double>(text.size()),
                         number(2) * 3, number(2) * 3 + size, (line[3] & 32) != 0 ? text.size() / 2 : 0});
    }
    return lines;
}

/// All text without spaces and hyphens, which is what mending may change.
std::string lettersOf(const std::vector<std::string>& lines) {
    std::string letters;
    for (const std::string& line : lines) letters += line;
    for (const std::string_view mark : {"\xC2\xAD", "\xE2\x80\x90", "-", " "})
        for (std::size_t at = letters.find(mark); at != std::string::npos; at = letters.find(mark, at))
            letters.erase(at, mark.size());
    return letters;
}

std::vector<std::string> textsOf(const std::vector<PdfLine>& lines) {
    std::vector<std::string> texts;
    for (const PdfLine& line : lines) texts.push_back(line.text);
    return texts;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = coder::fuzz::view(data, size);
    if (!coder::fuzz::isCanonical(input)) return 0;
    std::vector<PdfLine> lines = linesOf(input);
    for (const PdfLine& line : lines)
        if (coder::text::firstInvalidUtf8(line.text) != line.text.size()) return 0;
    const std::vector<std::string> before = textsOf(lines);
    const std::size_t dropped = coder::import::dropPageLines(lines, lines.empty() ? 0 : lines.back().page + 1);
    CODER_CHECK_EQ(lines.size() + dropped, before.size());
    std::vector<std::string> texts = textsOf(lines);
    // What stays is what was there, in its order.
    std::size_t next = 0;
    for (const std::string& text : texts) {
        while (next < before.size() && before[next] != text) ++next;
        CODER_CHECK_LT(next++, before.size());
    }
    const std::string letters = lettersOf(texts);
    coder::import::mendHyphens(texts);
    CODER_CHECK_EQ(lettersOf(texts) == letters, true);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].text = texts[i];
        lines[i].bold = std::min(lines[i].bold, texts[i].size());
    }
    coder::import::Document document;
    document.lines = true;
    document.blocks = coder::import::paragraphLines(lines);
    coder::fuzz::checkDocument(document);
    return 0;
}
