// Speakers that the parser's recogniser finds in captions and in printed lines, before these are joined.
#pragma once

#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// Captions with the speakers that the parser finds in them, without the labels; a caption with several labels is
/// several. The same captions if there are no labels. If nine in ten captions begin with a label, as Zoom's do, so do
/// the others that have a short beginning with a colon.
std::vector<Block> withRecognisedSpeakers(const std::vector<Block>& captions, const transcript::ParseOptions& options);

/// The paragraphs of lines that are wrapped, with empty blocks between; a line with a label begins one, too.
std::vector<Block> withJoinedLines(const std::vector<Block>& lines, const transcript::ParseOptions& options);

}  // namespace coder::import
