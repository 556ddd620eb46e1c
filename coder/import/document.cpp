#include "coder/import/document.h"

#include <algorithm>

#include "coder/import/comment_places.h"
#include "coder/import/lead_speakers.h"
#include "coder/import/paragraph_writer.h"
#include "coder/import/recognised_speakers.h"
#include "coder/import/turn_writer.h"

namespace coder::import {

void Document::drop(const std::string& what, std::size_t count) {
    if (count == 0) return;
    const auto same = std::find_if(dropped.begin(), dropped.end(), [&](const Dropped& d) { return d.what == what; });
    if (same != dropped.end())
        same->count += count;
    else
        dropped.push_back({what, count});
}

void Document::undrop(const std::string& what, std::size_t count) {
    for (Dropped& each : dropped)
        if (each.what == what) each.count -= std::min(each.count, count);
    std::erase_if(dropped, [](const Dropped& each) { return each.count == 0; });
}

base::Diagnostics droppedNotes(const Document& document, const std::string& file) {
    base::Diagnostics notes;
    if (document.insertions > 0)
        notes.push_back({base::Severity::Note,
                         {file},
                         std::to_string(document.insertions) + " tracked insertion" +
                             (document.insertions == 1 ? " is" : "s are") + " part of the text",
                         "accept or reject the changes in the word processor if that is wrong"});
    for (const Dropped& dropped : document.dropped)
        notes.push_back({base::Severity::Note,
                         {file},
                         std::to_string(dropped.count) + " " + dropped.what +
                             (dropped.count == 1 ? " was left out" : "s were left out"),
                         {}});
    return notes;
}

std::uint32_t Rendered::placeOf(std::uint32_t line) const {
    const auto behind = std::upper_bound(places.begin(), places.end(), line,
                                         [](std::uint32_t value, const auto& entry) { return value < entry.first; });
    return behind == places.begin() ? 0 : (behind - 1)->second;
}

Rendered render(const Document& document, const transcript::ParseOptions& options) {
    std::vector<Block> blocks = document.blocks;
    const auto isStated = [](const Block& block) { return block.speaker.has_value(); };
    const bool stated = std::any_of(blocks.begin(), blocks.end(), isStated);
    if (document.captions && !stated) blocks = withRecognisedSpeakers(blocks, options);
    if (document.lines) blocks = withJoinedLines(blocks, options);
    if (!document.captions && !document.lines && !stated) {
        blocks = withJoinedTimes(blocks);
        if (auto leads = options.findLabel ? std::nullopt : withLeadSpeakers(blocks, options))
            blocks = std::move(*leads);
    }
    Rendered rendered = std::any_of(blocks.begin(), blocks.end(), isStated) || document.captions
                            ? writeTurns(blocks, document.captions)
                            : writeParagraphs(blocks, !options.findLabel);
    if (document.captions || document.paragraphs || document.lines || !rendered.stated.labels.empty())
        rendered.stated.lines = transcript::LineKind::Whole;
    rendered.comments = placedComments(document, rendered);
    return rendered;
}

}  // namespace coder::import
