// Word files (.docx, Office Open XML).
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/import/document.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// Paragraphs, tables, text boxes and, behind the paragraph that refers to them, footnotes and endnotes, in reading
/// order. Tracked changes are resolved as if accepted: insertions in, deletions out, both counted. Left out and counted
/// are comments, page headers and footers, hidden text and characters of symbol fonts; numbers of automatic lists are
/// not in the file. A heading is what has a heading's style or an outline level. Places are numbers of paragraphs.
/// Errors: what ZipReader and walkXml() find in the main part; other parts that are damaged are left out with a
/// diagnostic.
base::Result<Document> readDocx(const ZipReader& zip, const std::string& file);

}  // namespace coder::import
