// The text of a saved web page.
#pragma once

#include <string>
#include <string_view>

#include "coder/import/document.h"

namespace coder::import {

/// Paragraphs, headings, lists and tables in the order of the page. Scripts, styles, templates, the page's head, hidden
/// elements and comments are left out. Tags are read as they come: unclosed and crossed ones do no harm. `text` must be
/// canonical. Places are numbers of paragraphs. Never fails.
Document readHtml(std::string_view text);

/// The encoding that a page's first bytes name, `charset=...`; empty where there is none.
std::string htmlCharset(std::string_view bytes);

}  // namespace coder::import
