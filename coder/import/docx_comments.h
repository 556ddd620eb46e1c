// The comments of a Word file. Internal to docx_document.cpp.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "coder/import/document.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// The comments of word/comments.xml with the numbers that the text refers to them by, in the order of the part; their
/// places are not known here. None where there is no such part; what comes before damage where it is damaged, with a
/// warning.
std::vector<std::pair<std::string, Comment>> readDocxComments(const ZipReader& zip, const std::string& file,
                                                              base::Diagnostics& diagnostics);

}  // namespace coder::import
