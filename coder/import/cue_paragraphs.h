// Captions in the paragraphs of a document, as older versions of Teams save them for Word.
#pragma once

#include "coder/import/document.h"

namespace coder::import {

/// If at least two paragraphs, and one in five, are the times of a caption ("0:0:1.0 --> 0:0:3.250"), the document
/// becomes captions: what stands between two such lines is a caption. Its speaker is that of voice tags, or its first
/// line, if nine in ten captions have two lines and their first lines come back. Any other document stays as it is.
void readCueParagraphs(Document& document);

}  // namespace coder::import
