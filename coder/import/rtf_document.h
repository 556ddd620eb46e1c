// Rich Text Format, as Word, LibreOffice, TextEdit and WordPad write it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "coder/base/result.h"
#include "coder/import/document.h"

namespace coder::import {

/// Groups in groups deeper than this are refused.
inline constexpr std::size_t MaxRtfDepth = 4096;

/// Paragraphs and tables (not nested ones: their cells are paragraphs); characters in code pages (\ansicpg, and those
/// of fonts, \fcharset), as \'hh and as \u with its \uc; footnotes behind their paragraph. Left out are all other
/// destinations (font and style tables, pictures, information), and, counted, tracked deletions, comments, hidden text,
/// page headers and footers. A file that ends early is read as far as it goes, with an error. Places are numbers of
/// paragraphs. Errors: Invalid for groups that nest too deeply.
base::Result<Document> readRtf(std::string_view bytes, const std::string& file);

}  // namespace coder::import
