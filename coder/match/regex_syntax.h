// What has to be done to a regular expression before RE2 gets it. Texts in, texts out; RE2 itself is in regex_engine.h.
//
// RE2's \b, \w, \d and \s know ASCII only. Texts that are plain (text::isPlain) are matched with the pattern nearly as
// written. Others are matched in a marked copy: at every Unicode word boundary BoundaryMarks are put in, elsewhere
// NonBoundaryMarks; in the pattern \b and \B become a mark that must be there, and every atom that takes a character
// may have marks before it. So \b is exact in every script, and RE2 stays the only engine.
//
// What that can't do, and never in plain texts: \b or \B behind $ or \z, or in front of ^ or \A, at one place; more
// than eight at one place; and a counted group that can be empty, such as (?:\w*\b){3}, where \b is looked for at one
// place again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"

namespace coder::match {

struct RegexSource {
    std::string pattern;
    bool caseSensitive = false;
};

/// The pattern for plain texts: as written, but ' also finds the typographic apostrophes and " the quotation marks.
std::string plainPattern(std::string_view pattern);

/// The pattern for marked texts.
std::string markedPattern(std::string_view pattern);

/// The pattern without \b and \B: it matches what `pattern` matches and more, and never less than an empty string
/// there.
std::string withoutBoundaries(std::string_view pattern);

/// How many marks of each kind have to stand at one place: each \b takes one away, and in `\b(?:my )?\b` both may need
/// one.
struct MarkCounts {
    std::uint32_t boundary = 0;
    std::uint32_t nonBoundary = 0;
};

/// What the pattern needs at most, never too little.
MarkCounts marksNeeded(std::string_view pattern);

/// A text with its marks, and the way back.
struct MarkedText {
    std::string text;
    std::vector<std::uint32_t>
        original;  ///< For each byte of `text`, and its end: the offset in the unmarked text; ascending.
};

void markText(std::string_view text, MarkCounts counts, MarkedText& marked);

/// Constructs that other engines know and RE2 refuses (lookaround, backreferences, possessive and atomic parts): the
/// first one in `pattern`, as an error with its column (code points from 1) and what to write instead. Done if there is
/// none.
base::Status checkSupported(std::string_view pattern);

}  // namespace coder::match
