// Lines of PDF files with scripts that are written from right to left. Internal to pdf_document.cpp.
#pragma once

#include <vector>

#include "coder/import/pdf_layout.h"

namespace coder::import {

/// Puts the letters of lines from the order in which they stand on the page, left to right, into that in which they are
/// read, as pdftotext does: sections of Hebrew, Arabic and the like are turned round. If these letters are the most in
/// the file, lines run from right to left: then all but the sections of other letters and of digits is turned round,
/// and positions are counted from the right edge. Lines that change have no bold beginning any more.
void toReadingOrder(std::vector<PdfLine>& lines);

}  // namespace coder::import
