#include "coder/import/otter_text.h"

#include <algorithm>

#include "coder/import/text_lines.h"
#include "coder/transcript/labels.h"
#include "coder/transcript/times.h"

namespace coder::import {

namespace {

/// "Ana Ruiz  1:02:03", with two spaces or a tab at least before the time.
std::optional<transcript::StatedLabel> labelOf(std::string_view line, std::size_t begin, std::size_t next) {
    const std::string_view content = trimmedSpace(line);
    const std::size_t space = content.find_last_of(" \t");
    if (space == std::string_view::npos || space == 0) return std::nullopt;
    const bool wide = content[space] == '\t' || content[space - 1] == ' ';
    const auto time = transcript::matchTime(content, space + 1);
    const std::string_view name = trimmedSpace(content.substr(0, space));
    if (!wide || !time || time->end != content.size() || name.empty() || name.size() > transcript::LongestLabelBytes)
        return std::nullopt;
    begin += static_cast<std::size_t>(name.data() - line.data());
    return transcript::StatedLabel{{begin, begin + name.size()}, static_cast<std::uint32_t>(next), time->time};
}

}  // namespace

transcript::Stated otterLabels(std::string_view text) {
    transcript::Stated stated;
    bool blank = true;
    text::Span last;
    std::size_t begin = 0;
    std::string_view line;
    for (std::size_t at = 0; nextLine(text, at, line); begin = at) {
        const bool empty = trimmedSpace(line).empty();
        if (blank && !empty)
            if (const auto label = labelOf(line, begin, std::min(at, text.size()))) stated.labels.push_back(*label);
        blank = empty;
        if (!empty) last = {begin, begin + line.size()};
    }
    const bool credit = text::slice(text, last).find("otter.ai") != std::string_view::npos;
    if (!stated.labels.empty() && credit && last.begin().value() >= stated.labels.back().speech)
        stated.asides.push_back(last);
    return stated;
}

}  // namespace coder::import
