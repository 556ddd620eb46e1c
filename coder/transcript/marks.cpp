#include "coder/transcript/marks.h"

#include <algorithm>
#include <optional>

#include "coder/text/utf8.h"
#include "coder/transcript/lines.h"
#include "coder/transcript/times.h"

namespace coder::transcript {

namespace {

constexpr std::size_t LongestMark = 60;  // characters inside the brackets
constexpr std::size_t LongestParagraph = 300;
constexpr std::size_t LongestCharacter = 4;  // bytes

char closingOf(char opening) { return opening == '[' ? ']' : ')'; }

bool isEscaped(std::string_view text, std::size_t begin, std::size_t at) { return at > begin && text[at - 1] == '\\'; }

/// The offset of the bracket that closes the one at `open`, where no other of its kind is between them and at most
/// `longest` characters, not all of them spaces.
std::optional<std::size_t> findClosing(std::string_view text, std::size_t open, std::size_t end, std::size_t longest) {
    const char opening = text[open];
    const char closing = closingOf(opening);
    const std::size_t limit = std::min(end, open + 2 + longest * LongestCharacter);
    std::size_t close = open + 1;
    while (close < limit && text[close] != closing && text[close] != opening) ++close;
    if (close >= limit || text[close] != closing) return std::nullopt;
    const std::string_view content = text.substr(open + 1, close - open - 1);
    if (text::countCodePoints(content) > longest || trimmed(content, 0, content.size()).empty()) return std::nullopt;
    return close;
}

/// The paragraph as one mark from end to end.
bool isBracket(std::string_view text, text::Span paragraph) {
    std::size_t open = paragraph.begin().value();
    if (paragraph.size() > 2 && text[open] == '\\') ++open;
    if (text[open] != '[' && text[open] != '(') return false;
    const auto close = findClosing(text, open, paragraph.end().value(), LongestParagraph);
    return close && *close + 1 == paragraph.end().value();
}

bool isMark(std::string_view text, std::size_t open, std::size_t close, std::size_t end) {
    if (text[open] == '[') return close + 1 == end || text[close + 1] != '(';
    return containsTime(text.substr(open + 1, close - open - 1));
}

}  // namespace

void findMarks(std::string_view text, text::Span paragraph, std::vector<text::Span>& marks) {
    const std::string_view words = text::slice(text, paragraph);
    if (words.find('[') == std::string_view::npos && words.find('(') == std::string_view::npos) return;
    if (isBracket(text, paragraph)) {
        marks.push_back(paragraph);
        return;
    }
    const std::size_t begin = paragraph.begin().value();
    const std::size_t end = paragraph.end().value();
    for (std::size_t at = begin; at < end; ++at) {
        if (text[at] != '[' && text[at] != '(') continue;
        const auto close = findClosing(text, at, end, LongestMark);
        if (!close || !isMark(text, at, *close, end)) continue;
        marks.emplace_back(isEscaped(text, begin, at) ? at - 1 : at, *close + 1);
        at = *close;
    }
}

bool isOnlyMarks(std::string_view text, text::Span part, const std::vector<text::Span>& marks, std::size_t& first) {
    std::size_t at = part.begin().value();
    const std::size_t end = part.end().value();
    bool only = true;
    for (; first < marks.size() && marks[first].begin() < part.end(); ++first) {
        const std::size_t markBegin = marks[first].begin().value();
        if (markBegin > at && !trimmed(text, at, markBegin).empty()) only = false;
        at = std::max<std::size_t>(at, marks[first].end().value());
        if (at > end) return only;
    }
    return only && at > part.begin().value() && trimmed(text, std::min(at, end), end).empty();
}

}  // namespace coder::transcript
