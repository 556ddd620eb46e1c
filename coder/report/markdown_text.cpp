#include "coder/report/markdown_text.h"

#include "coder/report/cell_text.h"

namespace coder::report {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "&amp;" in the text is no entity.
bool beginsEntity(std::string_view text, std::size_t at) {
    return text[at] == '&' && at + 1 < text.size() && (isLetter(text[at + 1]) || text[at + 1] == '#');
}

}  // namespace

std::string markdownText(std::string_view text) {
    const std::string line = oneLine(text);
    std::string escaped;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (std::string_view("\\`*_[]<>|#~$").find(line[i]) != std::string_view::npos || beginsEntity(line, i))
            escaped += '\\';
        escaped += line[i];
    }
    return escaped;
}

std::string markdownParagraph(std::string_view text) {
    std::string escaped = markdownText(text);
    escaped.erase(0, escaped.find_first_not_of(' '));
    std::size_t at = 0;
    while (at < escaped.size() && isDigit(escaped[at])) ++at;
    const bool list = at == 0 && !escaped.empty() && std::string_view("-+").find(escaped[0]) != std::string_view::npos;
    const bool numbered = at != 0 && at < escaped.size() && (escaped[at] == '.' || escaped[at] == ')');
    if (list || numbered) escaped.insert(at, 1, '\\');
    return escaped;
}

std::string markdownCell(std::string_view text) {
    std::string cell;
    for (const std::string& line : linesOf(text)) cell += markdownText(line) + "<br>";
    return cell.substr(0, cell.size() - 4);
}

}  // namespace coder::report
