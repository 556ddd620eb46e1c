#include "coder/import/turn_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "coder/import/text_lines.h"
#include "coder/text/encoding.h"
#include "coder/text/utf8.h"
#include "coder/transcript/labels.h"

namespace coder::import {

namespace {

using std::chrono::milliseconds;

/// Canonical, without invisible hyphens and marks of byte order, and without space at its edges.
std::string cleaned(std::string_view text) {
    constexpr std::array<std::string_view, 2> Invisible{"\xC2\xAD", "\xEF\xBB\xBF"};
    std::string result(trimmedSpace(text));
    if (text::isAscii(result))
        return result.find('\r') == std::string::npos ? result : text::composed(std::move(result));
    for (const std::string_view mark : Invisible)
        for (std::size_t at = result.find(mark); at != std::string::npos; at = result.find(mark, at))
            result.erase(at, mark.size());
    return std::string(trimmedSpace(text::composed(std::move(result))));
}

/// "[01:02:03]", cut to seconds.
std::string bracketedTime(milliseconds time) {
    const long long seconds = std::max<long long>(time.count(), 0) / 1000;
    std::array<char, 40> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), "[%02lld:%02lld:%02lld]", seconds / 3600,
                                     seconds / 60 % 60, seconds % 60);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

char32_t lastCodePoint(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text::isContinuationByte(text[at])) --at;
    return text::nextCodePoint(text, at);
}

/// Han, kana and their punctuation: no spaces stand between them.
bool isWithoutSpaces(char32_t c) {
    return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF9F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

std::string_view gap(std::string_view before, std::string_view behind) {
    if (before.empty() || behind.empty()) return {};
    std::size_t at = 0;
    return isWithoutSpaces(lastCodePoint(before)) && isWithoutSpaces(text::nextCodePoint(behind, at)) ? "" : " ";
}

/// A caption's lines as one.
std::string joinedLines(std::string_view text) {
    std::string joined;
    std::size_t at = 0;
    std::string_view line;
    while (nextLine(text, at, line)) {
        line = trimmedSpace(line);
        joined += gap(joined, line);
        joined += line;
    }
    return joined;
}

bool endsSentence(std::string_view text) {
    constexpr std::array<std::string_view, 8> Ends{
        ".", "?", "!", "\"", "\xE2\x80\xA6", "\xE2\x80\x9D", "\xE3\x80\x82", "\xEF\xBC\x9F"};
    return std::any_of(Ends.begin(), Ends.end(), [&](auto end) { return text.ends_with(end); });
}

/// Text that grows line by line, and where its lines came from.
class Writer {
public:
    void endLine() {
        rendered.text += '\n';
        ++line_;
    }
    /// Ends the line if something is on it.
    void freshLine() {
        if (!rendered.text.empty() && rendered.text.back() != '\n') endLine();
    }
    void blankLine() {
        freshLine();
        if (!rendered.text.empty()) endLine();
    }
    void place(std::uint32_t place) {
        if (rendered.places.empty() || rendered.places.back().first != line_)
            rendered.places.emplace_back(line_, place);
    }
    /// Lines of one paragraph; the span that they take.
    text::Span write(std::string_view text, std::uint32_t from) {
        const std::size_t begin = rendered.text.size();
        place(from);
        rendered.text += text;
        line_ += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
        return {begin, rendered.text.size()};
    }
    std::size_t size() const { return rendered.text.size(); }

    Rendered rendered;

private:
    std::uint32_t line_ = 1;
};

class TurnWriter {
public:
    explicit TurnWriter(bool captions) : captions_(captions) {}

    Rendered write(const std::vector<Block>& blocks) {
        const bool labelled =
            std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.speaker.has_value(); });
        bool first = true;
        for (const Block& block : blocks) {
            const std::string text = captions_ ? joinedLines(cleaned(block.text)) : cleaned(block.text);
            if (text.empty()) continue;
            if (block.kind != Block::Kind::Speech) {
                writeAside(text, block);
                continue;
            }
            const std::string speaker = cleaned(singleSpaced(block.speaker.value_or("")));
            if (labelled && first && !captions_ && !block.speaker) {
                writer_.blankLine();
                writer_.write(text, block.place);
                continue;
            }
            if (labelled && (first || speaker != speaker_))
                beginTurn(speaker, block);
            else if (!first)
                goOn(text, block);
            writeSpeech(text, block);
            speaker_ = speaker;
            first = false;
        }
        writer_.freshLine();
        return std::move(writer_.rendered);
    }

private:
    void beginTurn(const std::string& speaker, const Block& block) {
        writer_.blankLine();
        transcript::StatedLabel label;
        label.time = block.begin;
        label.label = writer_.write(speaker, block.place);
        if (!speaker.empty()) writer_.write((block.begin ? " " + bracketedTime(*block.begin) : "") + ": ", block.place);
        label.speech = static_cast<std::uint32_t>(writer_.size());
        writer_.rendered.stated.labels.push_back(label);
    }

    /// Between two blocks of one turn.
    void goOn(const std::string& text, const Block& block) {
        constexpr milliseconds Pause{2000};
        const std::string& written = writer_.rendered.text;
        const bool pause = last_ && block.begin && *block.begin - *last_ >= Pause && endsSentence(written);
        if (afterAside_ || !captions_ || pause)
            writer_.freshLine();
        else
            writer_.write(gap(std::string_view(written).substr(lineBegin_), text), block.place);
    }

    void writeSpeech(const std::string& text, const Block& block) {
        if (writer_.size() == 0 || writer_.rendered.text.back() == '\n') lineBegin_ = writer_.size();
        const text::Span span = writer_.write(text, block.place);
        if (block.begin) {
            const auto end = block.end ? std::optional(std::max(*block.begin, *block.end)) : std::nullopt;
            writer_.rendered.times.push_back({span, *block.begin, end});
        }
        last_ = block.end ? block.end : block.begin;
        afterAside_ = false;
    }

    void writeAside(const std::string& text, const Block& block) {
        writer_.blankLine();
        writer_.rendered.stated.asides.push_back(writer_.write(text, block.place));
        writer_.endLine();
        afterAside_ = true;
    }

    bool captions_;
    Writer writer_;
    std::string speaker_;
    std::optional<milliseconds> last_;  ///< When the block before ended.
    std::size_t lineBegin_ = 0;
    bool afterAside_ = false;
};

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

/// With Markdown's asterisks around a label in bold, if `boldLabels`.
std::string paragraphText(const Block& block, bool boldLabels) {
    std::string text = cleaned(block.text);
    const std::size_t label = boldLabels ? boldLabel(block, text) : 0;
    if (label != 0) text.insert(label, "**").insert(0, "**");
    return text;
}

/// True for a label with nothing behind it: the speech is in the next paragraph.
bool isLabelAlone(std::string_view text) {
    if (text.find('\n') != std::string_view::npos) return false;
    const auto candidate = transcript::matchLabel(text, {0, text.size()});
    return candidate && candidate->speech == text.size();
}

}  // namespace

std::vector<Block> withRecognisedSpeakers(const std::vector<Block>& captions, const transcript::ParseOptions& options) {
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> begins;  // of a line, and its caption
    for (std::size_t i = 0; i < captions.size(); ++i) {
        std::size_t at = 0;
        std::string_view line;
        const std::string clean = cleaned(captions[i].text);
        while (nextLine(clean, at, line)) {
            begins.emplace_back(text.size(), i);
            text += std::string(trimmedSpace(line)) + '\n';
        }
    }
    const std::vector<transcript::StatedLabel> labels =
        transcript::findLabels(text, transcript::LineKind::Whole, options);
    if (labels.empty()) return captions;
    std::vector<Block> blocks;
    std::optional<std::string> speaker;
    std::size_t next = 0;
    std::size_t last = captions.size();
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const auto [begin, caption] = begins[i];
        const std::size_t end = i + 1 < begins.size() ? begins[i + 1].first : text.size();
        const bool labelled = next < labels.size() && labels[next].label.begin().value() < end;
        std::size_t speech = begin;
        if (labelled) {
            speaker = std::string(text::slice(text, labels[next].label));
            speech = labels[next++].speech;
        }
        const std::string_view words = trimmedSpace(std::string_view(text).substr(speech, end - std::min(speech, end)));
        if (!labelled && caption == last && !blocks.empty()) {
            blocks.back().text += '\n' + std::string(words);
            continue;
        }
        Block block = captions[caption];
        block.text = words;
        block.speaker = speaker;
        if (!words.empty()) blocks.push_back(std::move(block));
        last = caption;
    }
    return blocks;
}

std::vector<Block> withJoinedLines(const std::vector<Block>& lines, const transcript::ParseOptions& options) {
    std::string text;
    std::vector<std::size_t> ends;
    for (const Block& line : lines) {
        text += paragraphText(line, !options.findLabel) + '\n';
        ends.push_back(text.size());
    }
    const auto labels = transcript::findLabels(text, transcript::LineKind::Wrapped, options);
    std::vector<Block> paragraphs;
    std::size_t next = 0;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool labelled = next < labels.size() && labels[next].label.begin().value() < ends[i];
        while (next < labels.size() && labels[next].label.begin().value() < ends[i]) ++next;
        const std::string line = cleaned(lines[i].text);
        if (open && !labelled && !line.empty()) {
            std::string& paragraph = paragraphs.back().text;
            paragraph += gap(paragraph, line);
            paragraph += line;
        } else if (!line.empty()) {
            paragraphs.push_back(lines[i]);
            paragraphs.back().text = line;
        }
        // Behind a label that stands alone the speech is on lines of its own.
        const bool alone = labelled && labels[next - 1].speech + 1 >= ends[i];
        open = !line.empty() && !alone;
    }
    return paragraphs;
}

Rendered writeTurns(const std::vector<Block>& blocks, bool captions) { return TurnWriter(captions).write(blocks); }

Rendered writeParagraphs(const std::vector<Block>& blocks, bool boldLabels) {
    const auto empty = static_cast<std::size_t>(std::count_if(
        blocks.begin(), blocks.end(), [](const Block& block) { return trimmedSpace(block.text).empty(); }));
    const bool spaced = empty * 10 >= blocks.size() && empty > 0;
    std::map<std::string, int> headings;
    for (const Block& block : blocks)
        if (block.kind == Block::Kind::Heading) ++headings[cleaned(block.text)];
    Writer writer;
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
        const text::Span span = writer.write(text, block.place);
        writer.endLine();
        if (aside) writer.rendered.stated.asides.push_back(span);
        alone = !aside && isLabelAlone(text);
        blank = false;
    }
    return std::move(writer.rendered);
}

}  // namespace coder::import
