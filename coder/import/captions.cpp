#include "coder/import/captions.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "coder/import/caption_text.h"
#include "coder/import/text_lines.h"
#include "coder/transcript/times.h"

namespace coder::import {

namespace {

using base::Severity;
using std::chrono::milliseconds;

constexpr std::string_view CueArrow = "-->";

/// One cue as it stands in the file.
struct Cue {
    CueTimes times;
    std::string text;
    std::uint32_t line = 0;
};

bool isNumber(std::string_view line) {
    return !line.empty() && line.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The blocks of a file: its cues, and what is none.
class CueReader {
public:
    CueReader(std::string_view text, Document& document) : text_(text), document_(document) {
        vtt_ = text.starts_with("WEBVTT");
    }

    std::vector<Cue> read() {
        std::string_view line;
        bool blankBefore = true;
        if (vtt_) skipHeader();
        for (std::size_t at = at_; nextLine(text_, at, line); at = at_) {
            at_ = at;
            ++line_;
            const std::string_view content = trimmedSpace(line);
            if (const auto times = cueTimes(content))
                beginCue(*times);
            else if (blankBefore && vtt_ && isComment(content))
                skipBlock();
            else if ((blankBefore || (numbered_ && !vtt_)) && isIdentifier(content))
                numbered_ = true;
            else
                addText(content, blankBefore);
            // In WebVTT a line of spaces ends no cue, and YouTube writes such.
            blankBefore = vtt_ ? line.empty() : content.empty();
        }
        return std::move(cues_);
    }

private:
    /// "WEBVTT - title" and the lines up to the first empty one.
    void skipHeader() {
        std::string_view line;
        std::size_t at = at_;
        while (nextLine(text_, at, line) && !trimmedSpace(line).empty() && !cueTimes(line)) {
            at_ = at;
            ++line_;
        }
    }

    bool isComment(std::string_view line) const {
        const auto is = [&](std::string_view word) {
            return line.starts_with(word) &&
                   (line.size() == word.size() || line[word.size()] == ' ' || line[word.size()] == '\t');
        };
        return is("NOTE") || is("STYLE") || is("REGION");
    }

    void skipBlock() {
        document_.drop("caption comment or style block");
        std::string_view line;
        std::size_t at = at_;
        while (nextLine(text_, at, line) && !trimmedSpace(line).empty()) {
            at_ = at;
            ++line_;
        }
    }

    /// The name of a cue: any line before its times in WebVTT, a number in SubRip. In a file with numbers one counts
    /// also where the empty line before it is missing.
    bool isIdentifier(std::string_view line) const {
        if (line.empty() || (!vtt_ && !isNumber(line))) return false;
        std::size_t at = at_;
        std::string_view next;
        return nextLine(text_, at, next) && cueTimes(trimmedSpace(next)).has_value();
    }

    void beginCue(CueTimes times) { cues_.push_back({times, {}, line_}); }

    void addText(std::string_view content, bool blankBefore) {
        if (content.empty()) return;
        if (cues_.empty()) {
            document_.diagnostics.push_back({Severity::Warning,
                                             {{}, line_},
                                             "text before the first caption was left out",
                                             "put times before it, as in \"00:00:01.000 --> 00:00:04.000\""});
            return;
        }
        if (blankBefore && vtt_ && !stray_) {
            stray_ = true;
            document_.diagnostics.push_back({Severity::Warning,
                                             {{}, line_},
                                             "text without times was put to the caption before; this is the first",
                                             "remove the empty line inside the caption, or give the text times"});
        }
        std::string& text = cues_.back().text;
        if (!text.empty()) text += '\n';
        text += content;
    }

    std::string_view text_;
    Document& document_;
    bool vtt_ = false;
    bool stray_ = false;
    bool numbered_ = false;  ///< Cues have names.
    std::size_t at_ = 0;
    std::uint32_t line_ = 0;
    std::vector<Cue> cues_;
};

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    std::string_view line;
    while (nextLine(text, at, line))
        if (!trimmedSpace(line).empty()) lines.push_back(singleSpaced(line));
    return lines;
}

/// What the end of one caption and the beginning of the next have in common.
struct Repeated {
    std::size_t lines = 0;       ///< So many lines are there again.
    std::size_t characters = 0;  ///< The last of them goes on behind so many bytes.
};

/// Live captions grow word by word: "so", "so today".
bool goesOn(const std::string& before, const std::string& behind) {
    return behind.size() > before.size() && behind.starts_with(before) && behind[before.size()] == ' ';
}

Repeated repeatedLines(const std::vector<std::string>& before, const std::vector<std::string>& behind) {
    for (std::size_t count = std::min(before.size(), behind.size()); count > 0; --count) {
        const auto end = static_cast<std::ptrdiff_t>(count);
        if (!std::equal(before.end() - end, before.end() - 1, behind.begin())) continue;
        const std::string& last = behind[count - 1];
        if (before.back() == last) return {count, last.size()};
        if (goesOn(before.back(), last)) return {count, before.back().size()};
    }
    return {};
}

/// Rolling captions are shown without a pause between them.
bool follows(const Block& before, const Block& behind) {
    constexpr milliseconds Gap{50};
    return before.end && behind.begin && *behind.begin <= *before.end + Gap && *behind.begin >= *before.begin &&
           before.speaker == behind.speaker;
}

/// Drops from each caption the lines that the one before had shown already.
void mergeRolling(Document& document) {
    std::vector<std::vector<std::string>> lines;
    std::vector<Repeated> repeated;
    for (const Block& block : document.blocks) lines.push_back(linesOf(block.text));
    std::size_t rolling = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool joined = i > 0 && follows(document.blocks[i - 1], document.blocks[i]);
        repeated.push_back(joined ? repeatedLines(lines[i - 1], lines[i]) : Repeated{});
        if (repeated.back().lines > 0) ++rolling;
    }
    if (rolling < 3 || rolling * 10 < lines.size() * 3) return;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (repeated[i].lines == 0) continue;
        document.drop("repeated caption line", repeated[i].lines);
        lines[i][repeated[i].lines - 1].erase(0, repeated[i].characters);
        std::string& text = document.blocks[i].text;
        text.clear();
        for (std::size_t line = repeated[i].lines - 1; line < lines[i].size(); ++line)
            text += (text.empty() ? "" : "\n") + lines[i][line];
    }
}

/// A caption with the words, speaker and times of an earlier one.
void dropDoubles(Document& document) {
    using Key =
        std::tuple<std::optional<milliseconds>, std::optional<milliseconds>, std::optional<std::string>, std::string>;
    std::set<Key> seen;
    const std::size_t doubles = std::erase_if(document.blocks, [&](const Block& block) {
        return !seen.emplace(block.begin, block.end, block.speaker, singleSpaced(block.text)).second;
    });
    document.drop("doubled caption", doubles);
}

}  // namespace

std::optional<CueTimes> cueTimes(std::string_view line) {
    const std::size_t arrow = line.find(CueArrow);
    if (arrow == std::string_view::npos) return std::nullopt;
    const std::string_view head = trimmedSpace(line.substr(0, arrow));
    const std::string_view tail = trimmedSpace(line.substr(arrow + CueArrow.size()));
    const auto begin = transcript::matchTime(head, 0);
    const auto end = transcript::matchTime(tail, 0);
    if (!begin || begin->end != head.size() || !end) return std::nullopt;
    if (end->end != tail.size() && AsciiSpace.find(tail[end->end]) == std::string_view::npos) return std::nullopt;
    return CueTimes{begin->time, end->time};
}

std::optional<ZoomHead> zoomHead(std::string_view line) {
    line = trimmedSpace(line);
    const std::size_t close = line.find(']');
    if (line.empty() || line.front() != '[' || close == std::string_view::npos || close < 2) return std::nullopt;
    const std::string_view rest = trimmedSpace(line.substr(close + 1));
    const auto time = transcript::matchTime(rest, 0);
    if (!time || time->end != rest.size()) return std::nullopt;
    return ZoomHead{trimmedSpace(line.substr(1, close - 1)), time->time};
}

Document readCaptions(std::string_view text, const std::string& file) {
    Document document;
    document.captions = true;
    for (const Cue& cue : CueReader(text, document).read())
        for (Voice& voice : voicesOf(cue.text)) {
            Block block;
            block.text = std::move(voice.text);
            block.speaker = std::move(voice.speaker);
            block.begin = cue.times.first;
            block.end = std::max(cue.times.first, cue.times.second);
            block.place = cue.line;
            document.blocks.push_back(std::move(block));
        }
    for (base::Diagnostic& diagnostic : document.diagnostics) diagnostic.place.file = file;
    if (document.blocks.empty())
        document.diagnostics.push_back({Severity::Error,
                                        {file},
                                        "the file has no captions",
                                        "a caption begins with a line such as \"00:00:01.000 --> 00:00:04.000\""});
    dropDoubles(document);
    mergeRolling(document);
    return document;
}

Document readZoomCaptions(std::string_view text, const std::string&) {
    Document document;
    document.captions = true;
    std::uint32_t number = 0;
    std::size_t at = 0;
    std::string_view line;
    while (nextLine(text, at, line)) {
        ++number;
        if (const auto head = zoomHead(line)) {
            Block block;
            block.speaker = std::string(head->name);
            block.begin = head->time;
            block.place = number;
            document.blocks.push_back(std::move(block));
        } else if (!document.blocks.empty() && !trimmedSpace(line).empty()) {
            std::string& words = document.blocks.back().text;
            if (!words.empty()) words += '\n';
            words += line;
        }
    }
    return document;
}

}  // namespace coder::import
