#include "coder/import/rtf_words.h"

#include <algorithm>

namespace coder::import {

namespace {

/// Destinations whose content readers see are not among them.
constexpr std::array<std::string_view, 33> Destinations{"colortbl",
                                                        "upr",
                                                        "info",
                                                        "pict",
                                                        "object",
                                                        "listtable",
                                                        "listoverridetable",
                                                        "revtbl",
                                                        "rsidtbl",
                                                        "generator",
                                                        "themedata",
                                                        "colorschememapping",
                                                        "datastore",
                                                        "latentstyles",
                                                        "xmlnstbl",
                                                        "filetbl",
                                                        "fldinst",
                                                        "bkmkstart",
                                                        "bkmkend",
                                                        "atnid",

                                                        "atndate",

                                                        "pntxta",
                                                        "pntxtb",
                                                        "background",
                                                        "sp",
                                                        "nonshppict",
                                                        "ftnsep",
                                                        "ftnsepc",
                                                        "aftnsep",
                                                        "aftnsepc",
                                                        "ftncn",
                                                        "aftncn",
                                                        "private"};
constexpr std::array<std::string_view, 8> PageParts{"header", "headerl", "headerr", "headerf",
                                                    "footer", "footerl", "footerr", "footerf"};

constexpr std::array<std::string_view, 6> ParagraphEnds{"par", "sect", "page", "column", "\n", "\r"};

template <std::size_t N>
bool isOneOf(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Control words that stand for a character.
struct Character {
    std::string_view word;
    std::string_view text;
};
constexpr std::array<Character, 20> Characters{{{"tab", "\t"},
                                                {"line", "\n"},
                                                {"softline", "\n"},
                                                {"lbr", "\n"},
                                                {"emdash", "\xE2\x80\x94"},
                                                {"endash", "\xE2\x80\x93"},
                                                {"lquote", "\xE2\x80\x98"},
                                                {"rquote", "\xE2\x80\x99"},
                                                {"ldblquote", "\xE2\x80\x9C"},
                                                {"rdblquote", "\xE2\x80\x9D"},
                                                {"bullet", "\xE2\x80\xA2"},
                                                {"emspace", "\xE2\x80\x83"},
                                                {"enspace", "\xE2\x80\x82"},
                                                {"zwj", "\xE2\x80\x8D"},
                                                {"zwnj", "\xE2\x80\x8C"},
                                                {"ltrmark", "\xE2\x80\x8E"},
                                                {"rtlmark", "\xE2\x80\x8F"},
                                                {"~", "\xC2\xA0"},
                                                {"_", "-"},
                                                {"nestcell", "\n"}}};
}  // namespace

/// The code page of a font's \fcharset; nothing for the file's own.
std::string codePageOfCharset(int charset) {
    switch (charset) {
        case 77:
            return "macintosh";
        case 128:
            return "windows-932";
        case 129:
            return "windows-949";
        case 134:
            return "windows-936";
        case 136:
            return "windows-950";
        case 161:
            return "windows-1253";
        case 162:
            return "windows-1254";
        case 163:
            return "windows-1258";
        case 177:
            return "windows-1255";
        case 178:
            return "windows-1256";
        case 186:
            return "windows-1257";
        case 204:
            return "windows-1251";
        case 222:
            return "windows-874";
        case 238:
            return "windows-1250";
        default:
            return {};
    }
}

/// Of \ansicpg and \cpg.
std::string codePage(int number) {
    if (number == 65001) return "UTF-8";
    if (number == 10000) return "macintosh";
    return (number >= 1250 && number <= 1258 ? "windows-" : "cp") + std::to_string(number);
}

std::optional<std::string_view> characterOf(std::string_view word) {
    const auto* const known =
        std::find_if(Characters.begin(), Characters.end(), [&](const Character& entry) { return entry.word == word; });
    return known == Characters.end() ? std::nullopt : std::optional(known->text);
}

bool isHiddenDestination(std::string_view word) { return isOneOf(word, Destinations); }
bool isPageDestination(std::string_view word) { return isOneOf(word, PageParts); }
bool endsParagraph(std::string_view word) { return isOneOf(word, ParagraphEnds); }

}  // namespace coder::import
