// PDF files with a text layer.
#pragma once

#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/import/document.h"

namespace coder::import {

/// Lines in reading order, columns one after the other. What stands at the top or bottom of half of the pages or more,
/// the same but for a number that counts the pages, is left out and counted. Words divided at line ends are mended: see
/// pdf_hyphens.h. Places are pages. Errors: Invalid for damaged files; Unsupported for encrypted ones and those without
/// text.
base::Result<Document> readPdf(std::string_view bytes, const std::string& file);

}  // namespace coder::import
