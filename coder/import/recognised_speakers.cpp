#include "coder/import/recognised_speakers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "coder/import/clean_text.h"
#include "coder/import/paragraph_writer.h"
#include "coder/import/text_lines.h"
#include "coder/text/utf8.h"
#include "coder/transcript/labels.h"

namespace coder::import {

namespace {

/// The lines of all captions as one text, for the recogniser.
struct CaptionLines {
    struct Line {
        std::size_t begin = 0;
        std::size_t end = 0;  ///< Behind its line feed.
        std::size_t caption = 0;
        bool first = false;  ///< Of its caption.
    };
    std::string text;
    std::vector<Line> lines;

    explicit CaptionLines(const std::vector<Block>& captions) {
        for (std::size_t i = 0; i < captions.size(); ++i) {
            std::size_t at = 0;
            std::string_view line;
            const std::string clean = cleaned(captions[i].text);
            for (bool first = true; nextLine(clean, at, line); first = false) {
                const std::size_t begin = text.size();
                text += std::string(trimmedSpace(line)) + '\n';
                lines.push_back({begin, text.size(), i, first});
            }
        }
    }
    std::string_view textOf(const Line& line) const {
        return std::string_view(text).substr(line.begin, line.end - line.begin - 1);
    }
};

/// A label and where the speech begins, from the line's beginning.
struct LineLabel {
    std::string name;
    std::size_t speech = 0;
};

/// "iPhone (2): text": what stands before a colon, where it is known that something does.
std::optional<LineLabel> shortBeginning(std::string_view line) {
    constexpr std::size_t Longest = 60;
    const std::size_t colon = line.substr(0, Longest).find(": ");
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view name = line.substr(0, colon);
    if (name.find_first_of("?!") != std::string_view::npos) return std::nullopt;
    return LineLabel{std::string(name), colon + 2};
}

/// For each line its label, if it has one.
std::vector<std::optional<LineLabel>> labelsOf(const CaptionLines& captions, const transcript::ParseOptions& options) {
    std::vector<std::optional<LineLabel>> found(captions.lines.size());
    const auto labels = transcript::findLabels(captions.text, transcript::LineKind::Whole, options);
    std::size_t next = 0;
    std::size_t labelled = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < captions.lines.size(); ++i) {
        const CaptionLines::Line& line = captions.lines[i];
        if (next < labels.size() && labels[next].label.begin().value() < line.end) {
            const std::size_t speech = std::clamp<std::size_t>(labels[next].speech, line.begin, line.end - 1);
            found[i] = LineLabel{std::string(text::slice(captions.text, labels[next].label)), speech - line.begin};
            ++next;
        }
        all += line.first ? 1 : 0;
        labelled += line.first && found[i] ? 1 : 0;
    }
    const bool nearlyAll = labelled * 10 >= all * 9;
    for (std::size_t i = 0; i < captions.lines.size(); ++i)
        if (nearlyAll && captions.lines[i].first && !found[i])
            found[i] = shortBeginning(captions.textOf(captions.lines[i]));
    return found;
}

}  // namespace

std::vector<Block> withRecognisedSpeakers(const std::vector<Block>& captions, const transcript::ParseOptions& options) {
    const CaptionLines all(captions);
    const std::vector<std::optional<LineLabel>> labels = labelsOf(all, options);
    if (std::none_of(labels.begin(), labels.end(), [](const auto& label) { return label.has_value(); }))
        return captions;
    std::vector<Block> blocks;
    std::optional<std::string> speaker;
    bool goesOn = false;  // the caption's last block takes further lines
    for (std::size_t i = 0; i < all.lines.size(); ++i) {
        const CaptionLines::Line& line = all.lines[i];
        if (line.first || labels[i]) goesOn = false;
        if (labels[i]) speaker = labels[i]->name;
        const std::string words(trimmedSpace(all.textOf(line).substr(labels[i] ? labels[i]->speech : 0)));
        if (words.empty()) continue;
        if (goesOn) {
            blocks.back().text += '\n' + words;
            continue;
        }
        blocks.push_back(captions[line.caption]);
        blocks.back().text = words;
        blocks.back().speaker = speaker;
        goesOn = true;
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

}  // namespace coder::import
