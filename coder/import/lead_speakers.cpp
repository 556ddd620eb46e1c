#include "coder/import/lead_speakers.h"

#include <algorithm>
#include <map>

#include "coder/import/clean_text.h"
#include "coder/import/paragraph_writer.h"
#include "coder/import/text_lines.h"
#include "coder/transcript/labels.h"
#include "coder/transcript/times.h"

namespace coder::import {

namespace {

struct Lead {
    std::string name;
    std::optional<std::chrono::milliseconds> time;
    std::size_t speech = 0;  ///< Offset in the block's text.
    bool timed = false;      ///< The first line ends in a time.
};

bool isShort(std::string_view name) {
    return !name.empty() && name.size() <= transcript::LongestLabelBytes &&
           std::count(name.begin(), name.end(), ' ') < static_cast<std::ptrdiff_t>(transcript::MostLabelWords) &&
           name.find('\n') == std::string_view::npos && !endsSentence(name);
}

/// "Ruiz, Ana   0:03" on the first of several lines.
std::optional<Lead> timedLead(const std::string& text) {
    const std::size_t feed = text.find('\n');
    if (feed == std::string::npos || trimmedSpace(std::string_view(text).substr(feed)).empty()) return std::nullopt;
    const std::string_view line = trimmedSpace(std::string_view(text).substr(0, feed));
    const std::size_t space = line.find_last_of(" \t");
    if (space == std::string_view::npos) return std::nullopt;
    const auto time = transcript::matchTime(line, space + 1);
    const std::string name = cleanedName(line.substr(0, space));
    if (!time || time->end != line.size() || !isShort(name)) return std::nullopt;
    return Lead{name, time->time, feed + 1, true};
}

/// What is in bold at the beginning of a paragraph that goes on.
std::optional<Lead> boldLead(const Block& block) {
    if (block.bold == 0 || block.bold >= block.text.size()) return std::nullopt;
    std::string name = cleanedName(block.text.substr(0, block.bold));
    if (name.ends_with(':')) name.pop_back();
    std::size_t speech = block.text.find_first_not_of(" \t\n:", block.bold);
    if (!isShort(name) || speech == std::string::npos) return std::nullopt;
    Lead lead{std::move(name), std::nullopt, speech, false};
    const auto time = transcript::matchTime(block.text, speech);
    const std::size_t behind = time ? block.text.find_first_not_of(" \t\n:", time->end) : std::string::npos;
    if (behind != std::string::npos && behind > time->end) {
        lead.time = time->time;
        lead.speech = behind;
    }
    return lead;
}

/// For each block its beginning, if that is a speaker.
std::vector<std::optional<Lead>> leadsOf(const std::vector<Block>& blocks) {
    std::vector<std::optional<Lead>> leads(blocks.size());
    std::map<std::string, std::size_t> names;
    std::size_t paragraphs = 0;
    std::size_t bold = 0;
    std::size_t timed = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind != Block::Kind::Speech || trimmedSpace(blocks[i].text).empty()) continue;
        ++paragraphs;
        leads[i] = timedLead(blocks[i].text);
        if (!leads[i]) leads[i] = boldLead(blocks[i]);
        if (!leads[i]) continue;
        ++names[leads[i]->name];
        ++(leads[i]->timed ? timed : bold);
    }
    for (auto& lead : leads) {
        if (!lead) continue;
        const bool good = lead->timed ? timed >= 2 : names[lead->name] >= 2 && (bold + timed) * 3 >= paragraphs;
        if (!good) lead.reset();
    }
    return leads;
}

}  // namespace

std::optional<std::vector<Block>> withLeadSpeakers(const std::vector<Block>& blocks,
                                                   const transcript::ParseOptions& options) {
    const std::vector<std::optional<Lead>> leads = leadsOf(blocks);
    const auto count = static_cast<std::size_t>(
        std::count_if(leads.begin(), leads.end(), [](const auto& lead) { return lead.has_value(); }));
    if (count == 0) return std::nullopt;
    const std::string text = writeParagraphs(blocks, true).text;
    if (transcript::findLabels(text, transcript::LineKind::Whole, options).size() >= count) return std::nullopt;
    std::vector<Block> stated = blocks;
    std::optional<std::string> speaker;
    for (std::size_t i = 0; i < stated.size(); ++i) {
        if (leads[i]) {
            speaker = leads[i]->name;
            stated[i].text.erase(0, leads[i]->speech);
            stated[i].begin = leads[i]->time;
        }
        if (stated[i].kind == Block::Kind::Speech) stated[i].speaker = speaker;
    }
    return stated;
}

std::vector<Block> withJoinedTimes(const std::vector<Block>& blocks) {
    const auto isTime = [&](std::size_t i) {
        if (i == 0 || i + 1 >= blocks.size() || blocks[i].kind != Block::Kind::Speech) return false;
        const std::string_view text = trimmedSpace(blocks[i].text);
        const auto time = transcript::matchTime(text, 0);
        const std::string_view before = trimmedSpace(blocks[i - 1].text);
        return time && time->end == text.size() && isShort(before) && !trimmedSpace(blocks[i + 1].text).empty();
    };
    std::size_t count = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) count += isTime(i) ? 1 : 0;
    if (count < 2) return blocks;
    std::vector<Block> joined;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (isTime(i))
            joined.back().text += " " + blocks[i].text;
        else
            joined.push_back(blocks[i]);
        // The label is not in Markdown's asterisks: a name with a time alone on its line is one.
        if (isTime(i)) joined.back().bold = 0;
    }
    return joined;
}

}  // namespace coder::import
