#include "coder/import/rtf_tables.h"

#include "coder/import/rtf_words.h"
#include "coder/import/text_lines.h"

namespace coder::import {

bool RtfFonts::word(const RtfToken& token, bool inTable) {
    const std::string_view name = token.text;
    if (name == "ansicpg") {
        codePage_ = codePage(token.number);
    } else if (name == "mac") {
        codePage_ = "macintosh";
    } else if (name == "pc" || name == "pca") {
        codePage_ = name == "pc" ? "cp437" : "cp850";
    } else if (name == "deff") {
        usual_ = token.number;
    } else if (name == "f" && inTable) {
        font_ = token.number;
    } else if (name == "fcharset" && inTable) {
        if (const std::string page = codePageOfCharset(token.number); !page.empty()) fonts_[font_] = page;
    } else if (name == "cpg" && inTable) {
        fonts_[font_] = codePage(token.number);
    } else {
        return false;
    }
    return true;
}

const std::string& RtfFonts::encodingOf(int font) const {
    const auto found = fonts_.find(font >= 0 ? font : usual_);
    return found == fonts_.end() ? codePage_ : found->second;
}

void RtfStyles::word(const RtfToken& token) {
    constexpr int LowestLevel = 9;
    if (token.text == "s" && token.hasNumber) style_ = token.number;
    if (token.text == "outlinelevel" && style_ >= 0 && token.number < LowestLevel) headings_[style_] = true;
}

void RtfStyles::endStyle() {
    const std::string name = singleSpaced(name_);
    const bool heading = name.starts_with("heading ") || name.starts_with("Heading ") || name.starts_with("Title");
    if (style_ >= 0 && heading) headings_[style_] = true;
    style_ = -1;
    name_.clear();
}

}  // namespace coder::import
