#include "coder/report/html_text.h"

#include <nlohmann/json.hpp>

#include "coder/text/utf8.h"

namespace coder::report {

namespace {

/// What stands in HTML for this character; nullptr for the character itself.
const char* replacement(char32_t character) {
    switch (character) {
        case U'&':
            return "&amp;";
        case U'<':
            return "&lt;";
        case U'>':
            return "&gt;";
        case U'"':
            return "&quot;";
        case U'\'':
            return "&#39;";
        case U'\t':
        case U'\n':
        case U'\r':
            return nullptr;
        case U'\u202D':
            return "[U+202D]";
        case U'\u202E':
            return "[U+202E]";
        default:
            return character < 0x20 || (character >= 0x7F && character < 0xA0) ? "\xEF\xBF\xBD" : nullptr;
    }
}

}  // namespace

std::string validUtf8(std::string_view text) {
    std::string valid(text);
    for (std::size_t at = 0; (at += text::firstInvalidUtf8(text.substr(at))) < text.size(); ++at) valid[at] = '\x1A';
    return valid;
}

std::string htmlEscaped(std::string_view text) {
    const std::string valid = validUtf8(text);
    std::string html;
    html.reserve(valid.size());
    for (std::size_t at = 0; at < valid.size();) {
        const std::size_t begin = at;
        if (const char* escaped = replacement(text::nextCodePoint(valid, at)))
            html += escaped;
        else
            html.append(valid, begin, at - begin);
    }
    return html;
}

std::string jsonStringInHtml(std::string_view text) {
    std::string json = nlohmann::json(validUtf8(text)).dump();
    for (std::size_t at = 0; (at = json.find('<', at)) != std::string::npos;) json.replace(at, 1, "\\u003c");
    return json;
}

}  // namespace coder::report
