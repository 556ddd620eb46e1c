// OpenDocument texts (.odt), as LibreOffice writes them.
#pragma once

#include <string>

#include "coder/base/result.h"
#include "coder/import/document.h"
#include "coder/import/zip_reader.h"

namespace coder::import {

/// Paragraphs, headings, lists, tables, text boxes and, behind the paragraph that refers to them, notes, in reading
/// order. Deleted text is left out, insertions are in, both are counted; comments are left out and counted; page
/// headers and footers stand in another part and are not read. Places are numbers of paragraphs. Errors: Unsupported
/// for encrypted files, and what ZipReader and walkXml() find.
base::Result<Document> readOdt(const ZipReader& zip, const std::string& file);

}  // namespace coder::import
