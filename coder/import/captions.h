// Captions: WebVTT (W3C, also of Zoom and Teams), SubRip, and the captions that Zoom saves as text.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "coder/import/document.h"

namespace coder::import {

using CueTimes = std::pair<std::chrono::milliseconds, std::chrono::milliseconds>;

/// The times of a line such as "00:01.000 --> 00:02.500 align:start"; its settings do not matter.
std::optional<CueTimes> cueTimes(std::string_view line);

struct ZoomHead {
    std::string_view name;
    std::chrono::milliseconds time{0};
};

/// "[Jane Doe] 10:12:13", a line of Zoom's saved captions.
std::optional<ZoomHead> zoomHead(std::string_view line);

/// WebVTT or SubRip, which are read alike: voice tags give the speaker, other tags are dropped, entities are decoded,
/// NOTE, STYLE and REGION blocks are left out and counted. Lines of text that belong to no cue are kept with the cue
/// before, since their author sees them. Captions that roll (each repeats lines of the one before) or grow (each goes
/// on where the one before ends) are merged if three and three in ten do so; a caption with the words, speaker and
/// times of an earlier one is dropped and counted. `text` must be canonical. Places are lines. Never fails: a file
/// without cues is an empty document with an error.
Document readCaptions(std::string_view text, const std::string& file);

/// Zoom's saved captions. Places are lines; the times are those of the clock.
Document readZoomCaptions(std::string_view text, const std::string& file);

}  // namespace coder::import
