// What control words of RTF mean. Internal to rtf_document.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace coder::import {

/// The code page of a font's \fcharset; empty for the file's own.
std::string codePageOfCharset(int charset);

/// Of \ansicpg and \cpg.
std::string codePage(int number);

/// The text that a control word stands for, as UTF-8.
std::optional<std::string_view> characterOf(std::string_view word);

/// Begins a part of the file that readers of the document do not see.
bool isHiddenDestination(std::string_view word);

/// Begins a page header or footer.
bool isPageDestination(std::string_view word);

/// "\par" and what else ends a paragraph.
bool endsParagraph(std::string_view word);

}  // namespace coder::import
