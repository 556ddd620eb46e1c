// Text that Otter.ai exports.
#pragma once

#include <string_view>

#include "coder/transcript/transcript.h"

namespace coder::import {

/// What Otter's text states: each line "Name  00:12" behind an empty line is a label, also of somebody who speaks once;
/// the line "Transcribed by https://otter.ai" at the end is no speech. `text` must be canonical. Nothing is stated
/// where there is no such label.
transcript::Stated otterLabels(std::string_view text);

}  // namespace coder::import
