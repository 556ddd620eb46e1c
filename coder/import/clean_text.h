// How the words of blocks become canonical text, and how pieces of text are joined.
#pragma once

#include <string>
#include <string_view>

namespace coder::import {

/// Canonical, without invisible hyphens and marks of byte order, and without space at its edges.
std::string cleaned(std::string_view text);

/// A speaker's name: cleaned, with single spaces, without the marks of direction that programs put around names.
std::string cleanedName(std::string_view name);

/// What stands between two pieces of running text: a space, or nothing between letters of scripts that use none, and
/// where one of them is empty.
std::string_view gap(std::string_view before, std::string_view behind);

/// The lines of a caption as one.
std::string joinedLines(std::string_view text);

/// True where a full stop, a question mark or the like ends the text.
bool endsSentence(std::string_view text);

}  // namespace coder::import
