// Where comments are in the text that was made of a document. Internal to document.cpp.
#pragma once

#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// The comments of `document` with their spans in `rendered.text`, by the beginnings of these. What a comment hangs on
/// is found by counting letters, since spaces change on the way. Of a block that was not written (a speaker's cell) the
/// next one counts; in blocks of more than 64 KiB comments hang on the whole block.
std::vector<PlacedComment> placedComments(const Document& document, const Rendered& rendered);

}  // namespace coder::import
