// Notes of the transcriber in brackets, which are no speech: [laughs], [inaudible 00:14:05], [my mentor].
//
// No word list, so that any language will do:
// - Square brackets around at most 60 characters of one paragraph are a mark, but not those of a Markdown link.
// - Round brackets are one only with a time inside, "(inaudible 00:14:05)": much that is said stands in round brackets.
// - A paragraph that is one bracket from end to end, of either kind, is a mark if at most 300 characters are in it:
//   "(telephone rings)".
//
// Brackets escaped for Markdown, \[laughs\], are the same; the backslash before the first belongs to the mark.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::transcript {

/// Appends the marks of one paragraph, in order and disjoint.
void findMarks(std::string_view text, text::Span paragraph, std::vector<text::Span>& marks);

/// True when `part` has nothing but the marks from index `first` on and white space. `first` moves past the marks that
/// end before `part` does, so that the parts of a text can be asked for in order.
bool isOnlyMarks(std::string_view text, text::Span part, const std::vector<text::Span>& marks, std::size_t& first);

}  // namespace coder::transcript
