// Documents whose labels are still to be found in their words, as text: see render() in document.h.
#pragma once

#include <string>
#include <vector>

#include "coder/import/document.h"

namespace coder::import {

/// A paragraph as it is written: cleaned, and if `boldLabels`, with Markdown's asterisks around a label in bold.
std::string paragraphText(const Block& block, bool boldLabels);

/// Paragraphs in whose text labels are still to be found.
Rendered writeParagraphs(const std::vector<Block>& blocks, bool boldLabels);

}  // namespace coder::import
