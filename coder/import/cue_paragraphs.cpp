#include "coder/import/cue_paragraphs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "coder/import/caption_text.h"
#include "coder/import/text_lines.h"
#include "coder/transcript/labels.h"

namespace coder::import {

namespace {

using std::chrono::milliseconds;

/// "0:0:3.250": hours, minutes and seconds of any number of digits.
std::optional<milliseconds> looseTime(std::string_view text) {
    text = trimmedSpace(text);
    constexpr std::array<int, 3> Unit{3'600'000, 60'000, 1000};
    constexpr double Largest = 1000;
    double sum = 0;
    for (std::size_t i = 0; i < Unit.size(); ++i) {
        const bool last = i + 1 == Unit.size();
        const std::size_t colon = last ? text.size() : text.find(':');
        if (colon == std::string_view::npos || colon == 0) return std::nullopt;
        double number = 0;
        const char* const end = text.data() + colon;
        if (text.substr(0, colon).find_first_not_of(last ? "0123456789." : "0123456789") != std::string_view::npos)
            return std::nullopt;
        const auto [at, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{} || at != end || number > Largest) return std::nullopt;
        sum += number * Unit[i];
        if (!last) text.remove_prefix(colon + 1);
    }
    return milliseconds(static_cast<long long>(sum + 0.5));
}

struct LooseCue {
    milliseconds begin{0};
    milliseconds end{0};
    std::vector<std::string> lines;
    std::uint32_t place = 0;
};

std::optional<LooseCue> cueOf(std::string_view line) {
    constexpr std::string_view Arrow = "-->";
    const std::size_t arrow = line.find(Arrow);
    if (arrow == std::string_view::npos) return std::nullopt;
    const auto begin = looseTime(line.substr(0, arrow));
    const auto end = looseTime(line.substr(arrow + Arrow.size()));
    if (!begin || !end) return std::nullopt;
    return LooseCue{*begin, std::max(*begin, *end), {}, 0};
}

bool hasCues(const std::vector<Block>& blocks) {
    std::size_t cues = 0;
    std::size_t all = 0;
    for (const Block& block : blocks) {
        if (block.text.empty()) continue;
        ++all;
        if (cueOf(std::string_view(block.text).substr(0, block.text.find('\n')))) ++cues;
    }
    return cues >= 2 && cues * 5 >= all;
}

/// Whether the first lines are names: nearly all captions have a second one, and names come back.
bool firstLinesAreNames(const std::vector<LooseCue>& cues) {
    std::size_t withName = 0;
    std::set<std::string> names;
    for (const LooseCue& cue : cues) {
        if (cue.lines.size() < 2 || cue.lines.front().size() > transcript::LongestLabelBytes) continue;
        ++withName;
        names.insert(cue.lines.front());
    }
    return withName * 10 >= cues.size() * 9 && names.size() * 2 <= withName;
}

void addCue(const LooseCue& cue, bool named, std::vector<Block>& blocks) {
    std::string words;
    for (std::size_t i = named ? 1 : 0; i < cue.lines.size(); ++i) words += (words.empty() ? "" : "\n") + cue.lines[i];
    for (Voice& voice : voicesOf(words)) {
        Block block;
        block.text = std::move(voice.text);
        block.speaker = named ? std::optional(cue.lines.front()) : std::move(voice.speaker);
        block.begin = cue.begin;
        block.end = cue.end;
        block.place = cue.place;
        blocks.push_back(std::move(block));
    }
}

}  // namespace

void readCueParagraphs(Document& document) {
    if (!hasCues(document.blocks)) return;
    std::vector<Block> blocks;
    std::vector<LooseCue> cues;
    for (const Block& block : document.blocks) {
        std::string_view line;
        for (std::size_t at = 0; nextLine(block.text, at, line);) {
            if (auto cue = cueOf(line)) {
                cues.push_back(std::move(*cue));
                cues.back().place = block.place;
            } else if (!cues.empty() && !trimmedSpace(line).empty()) {
                cues.back().lines.emplace_back(trimmedSpace(line));
            } else if (cues.empty()) {
                Block title;
                title.kind = Block::Kind::Heading;
                title.text = line;
                title.place = block.place;
                blocks.push_back(std::move(title));
            }
        }
    }
    const bool named = firstLinesAreNames(cues);
    for (const LooseCue& cue : cues) addCue(cue, named && cue.lines.size() > 1, blocks);
    document.blocks = std::move(blocks);
    document.captions = true;
}

}  // namespace coder::import
