// The tables of fonts and styles at the beginning of RTF files. Internal to rtf_document.cpp.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "coder/import/rtf_tokens.h"

namespace coder::import {

/// The code pages of fonts, and of the file.
class RtfFonts {
public:
    /// False for words that say nothing of this. `inTable`: the word stands in the table of fonts.
    bool word(const RtfToken& token, bool inTable);
    /// The code page of bytes in a font, or, for a negative number, in the file's usual one.
    const std::string& encodingOf(int font) const;

private:
    std::string codePage_ = "windows-1252";
    std::map<int, std::string> fonts_;
    int font_ = -1;  ///< That is read now.
    int usual_ = -1;
};

/// Which styles of paragraphs are headings.
class RtfStyles {
public:
    void word(const RtfToken& token);
    void addName(std::string_view text) { name_ += text; }
    void endStyle();
    bool isHeading(int style) const { return headings_.count(style) == 1; }

private:
    std::map<int, bool> headings_;
    int style_ = -1;  ///< That is read now, and its name.
    std::string name_;
};

}  // namespace coder::import
