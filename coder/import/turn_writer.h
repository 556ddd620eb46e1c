// The three ways of render(): see document.h.
#pragma once

#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// Captions with the speakers that the parser finds in them, without the labels; a caption with several labels is
/// several. The same captions if there are no labels.
std::vector<Block> withRecognisedSpeakers(const std::vector<Block>& captions, const transcript::ParseOptions& options);

/// The paragraphs of lines that are wrapped, with empty blocks between; a line with a label begins one, too.
std::vector<Block> withJoinedLines(const std::vector<Block>& lines, const transcript::ParseOptions& options);

/// Turns with stated labels; without any speaker just the paragraphs.
Rendered writeTurns(const std::vector<Block>& blocks, bool captions);

/// Paragraphs in whose text labels are still to be found. With `boldLabels` those in bold get Markdown's asterisks.
Rendered writeParagraphs(const std::vector<Block>& blocks, bool boldLabels);

}  // namespace coder::import
