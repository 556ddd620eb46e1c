// Documents whose speakers are stated, as text: see render() in document.h.
#pragma once

#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// Turns with stated labels; without any speaker just the paragraphs.
Rendered writeTurns(const std::vector<Block>& blocks, bool captions);

}  // namespace coder::import
