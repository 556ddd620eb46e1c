// Speakers at the beginnings of paragraphs that the recogniser of labels does not know as such: in bold without a
// colon, or with a time, as Teams writes them.
#pragma once

#include <optional>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// The paragraphs with their speakers stated, if there are more of them than labels for the recogniser. A speaker is
///
/// - the first of several lines of a paragraph, if it ends in a time ("Ruiz, Ana   0:03"), in two paragraphs at least;
/// - what is in bold at the beginning of a paragraph that goes on, at most a label's length and five words, if it comes
///   back, and a third of the paragraphs begin so.
///
/// Paragraphs without go on with the speaker before.
std::optional<std::vector<Block>> withLeadSpeakers(const std::vector<Block>& blocks,
                                                   const transcript::ParseOptions& options);

/// Paragraphs that are a time alone ("0:03") behind a short one, put at the end of that one, if there are two at least:
/// "Ana" and "0:03" is the label "Ana 0:03".
std::vector<Block> withJoinedTimes(const std::vector<Block>& blocks);

}  // namespace coder::import
