#include "coder/cli/review_screen.h"

#include <algorithm>
#include <set>
#include <vector>

#include "coder/text/characters.h"
#include "coder/text/for_terminal.h"
#include "coder/text/utf8.h"

namespace coder::cli {

namespace {

using text::Span;

constexpr const char* Bold = "\x1B[1m";
constexpr const char* Underlined = "\x1B[4m";
constexpr const char* Plain = "\x1B[0m";

/// A line of text, harmless, with places that are set off.
struct StyledText {
    std::string text;
    std::vector<Span> bold;
    std::vector<Span> underlined;
};

StyledText styled(std::string_view text) { return {text::forTerminal(text), {}, {}}; }

/// Harmless, with the places where they are then. Without emphasis the marks are « ».
StyledText styled(const study::FlowingText& sentence, Span passage, bool emphasis) {
    const bool part = passage.size() != sentence.text.size();
    const std::vector<Span> marks = sentence.marks.empty() && part ? std::vector{passage} : sentence.marks;
    std::set<std::size_t> cuts{0, sentence.text.size(), passage.begin().value(), passage.end().value()};
    for (const Span mark : marks) cuts.insert({mark.begin().value(), mark.end().value()});
    StyledText result;
    for (auto cut = cuts.begin(); std::next(cut) != cuts.end(); ++cut) {
        const Span piece(*cut, *std::next(cut));
        const auto isIn = [&](Span span) { return span.contains(piece); };
        const auto begins = [&](Span span) { return span.begin() == piece.begin(); };
        const auto ends = [&](Span span) { return span.end() == piece.end(); };
        if (!emphasis && std::any_of(marks.begin(), marks.end(), begins)) result.text += "«";
        const std::size_t begin = result.text.size();
        result.text += text::forTerminal(text::slice(sentence.text, piece));
        const Span shown(begin, result.text.size());
        if (!emphasis && std::any_of(marks.begin(), marks.end(), ends)) result.text += "»";
        if (!emphasis) continue;
        if (isIn(passage)) result.bold.push_back(shown);
        if (std::any_of(marks.begin(), marks.end(), isIn)) result.underlined.push_back(shown);
    }
    return result;
}

/// Lines of at most `width` columns, broken at spaces, or inside of words that are wider.
std::vector<Span> linesOf(std::string_view text, std::size_t width) {
    std::vector<Span> lines;
    std::size_t begin = 0;
    std::size_t space = std::string_view::npos;
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t character = text::nextCodePoint(text, at);
        columns += text::displayColumns(character);
        if (character == ' ') space = here;
        if (columns <= width || here == begin) continue;
        const bool atSpace = space != std::string_view::npos && space > begin;
        lines.emplace_back(begin, atSpace ? space : here);
        begin = at = atSpace ? space + 1 : here;
        columns = 0;
        space = std::string_view::npos;
    }
    if (begin < text.size()) lines.emplace_back(begin, text.size());
    return lines;
}

bool contains(const std::vector<Span>& spans, std::size_t at) {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.contains(text::ByteOffset(at)); });
}

/// A part of the text with the codes of the terminal that set it off.
std::string withCodes(const StyledText& styled, Span line) {
    if (styled.bold.empty() && styled.underlined.empty()) return std::string(text::slice(styled.text, line));
    std::string result;
    bool wasBold = false;
    bool wasUnderlined = false;
    for (std::size_t at = line.begin().value(); at < line.end().value(); ++at) {
        const bool bold = contains(styled.bold, at);
        const bool underlined = contains(styled.underlined, at);
        if (bold != wasBold || underlined != wasUnderlined)
            result += std::string(Plain) + (bold ? Bold : "") + (underlined ? Underlined : "");
        wasBold = bold;
        wasUnderlined = underlined;
        result += styled.text[at];
    }
    return wasBold || wasUnderlined ? result + Plain : result;
}

/// The text in lines, the first one behind `first`, the others behind as many blanks; or all behind `first`.
std::string block(const StyledText& text, const std::string& first, std::size_t width, bool repeat = false,
                  std::size_t most = 1000) {
    std::string result;
    const auto lines = linesOf(text.text, std::max<std::size_t>(20, width - std::min(width, first.size())));
    for (std::size_t i = 0; i < std::min(lines.size(), most); ++i)
        result += (i == 0 || repeat ? first : std::string(first.size(), ' ')) + withCodes(text, lines[i]) +
                  (i + 1 == most && lines.size() > most ? " …\n" : "\n");
    return result;
}

std::string row(const std::string& label, const std::string& value, const ScreenLook& look, std::size_t most = 1000) {
    std::string first = label;
    first.resize(8, ' ');
    return block(styled(value), first, look.width, false, most);
}

std::string speech(const study::ReviewItem& item, const ScreenLook& look) {
    const std::string margin(4, ' ');
    std::string text;
    if (!item.question.empty())
        text += block(styled((item.asker.empty() ? "" : item.asker + ": ") + item.question), margin, look.width) + "\n";
    if (!item.speaker.empty()) text += margin + text::forTerminal(item.speaker) + ":\n";
    if (!item.before.empty() || item.more)
        text += block(styled(!item.more            ? item.before
                             : item.before.empty() ? "…"
                                                   : "… " + item.before),
                      margin, look.width);
    text += block(styled(item.sentence, item.passage, look.emphasis), "  > ", look.width, true);
    if (!item.after.empty() || item.goesOn)
        text += block(styled(!item.goesOn         ? item.after
                             : item.after.empty() ? "…"
                                                  : item.after + " …"),
                      margin, look.width);
    return text;
}

}  // namespace

std::string reviewScreen(const study::ReviewItem& item, std::size_t number, std::size_t all, const ScreenLook& look) {
    constexpr std::size_t LinesOfDefinition = 4;
    constexpr std::size_t LinesOfRule = 3;
    const std::string code = text::forTerminal(item.code);
    std::string screen = "Hit " + std::to_string(number) + " of " + std::to_string(all) + ": " +
                         (look.emphasis ? Bold + code + Plain : code) + ", " + text::forTerminal(item.source) + ":" +
                         std::to_string(item.line) + "\n";
    const std::string definition = item.name.empty()         ? item.definition
                                   : item.definition.empty() ? item.name
                                                             : item.name + ": " + item.definition;
    if (!definition.empty()) screen += block(styled(definition), "", look.width, false, LinesOfDefinition);
    screen += "\n" + speech(item, look);
    std::string why;
    for (const study::ReviewedRule& rule : item.rules)
        why += row("rule", rule.id + (rule.pattern.empty() ? "" : "   " + rule.pattern), look, LinesOfRule);
    if (!item.status.empty()) why += row("status", item.status, look);
    for (const std::string& memo : item.memos) why += row("memo", memo, look);
    return why.empty() ? screen : screen + "\n" + why;
}

std::string reviewKeys() { return "a accept  r reject  s skip  c other code  m memo  u take back  q stop  ? help"; }

std::string reviewHelp(const study::ReviewItem& item, const ScreenLook& look) {
    std::string help =
        "a         accept: the passage means what the code says\n"
        "r         reject: it does not; the rules will not bring it back for the same words\n"
        "s, space  skip: it comes again the next time\n"
        "c         other code: reject, and code the passage with another code as your own\n"
        "m         memo: a line of text on this coding\n"
        "u, b      take back the last of these\n"
        "q         stop; whatever was decided is kept already\n\n";
    help += item.code + (item.name.empty() ? "" : ", " + item.name) + "\n";
    for (const auto& [label, text] :
         {std::pair{"what", &item.definition}, {"use", &item.include}, {"not", &item.exclude}})
        if (!text->empty()) help += row(label, study::flowing(*text, {std::size_t{0}, text->size()}, {}).text, look);
    return help;
}

}  // namespace coder::cli
