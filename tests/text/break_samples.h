// Texts for the tests of the breakers: those that are hard to split, and all short ones over an alphabet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/file.h"
#include "coder/text/encoding.h"

namespace coder::text::test {

/// One code point in UTF-8.
inline std::string utf8(char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) return {byte(c)};
    if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
    if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
    return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
}

/// Bytes that people can tell apart, for messages: "a<E2><80><99>s".
inline std::string visible(std::string_view text) {
    constexpr std::string_view Digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7F) {
            out += c;
        } else {
            out += {'<', Digits[byte >> 4U], Digits[byte & 0xFU], '>'};
        }
    }
    return out;
}

/// Calls `visit` with every text of 0 to `length` characters over the alphabet.
template <class Visit>
void forEachText(const std::vector<std::string>& alphabet, std::size_t length, Visit&& visit) {
    std::vector<std::string> shorter{""};
    visit(shorter.front());
    for (std::size_t size = 1; size <= length; ++size) {
        std::vector<std::string> texts;
        texts.reserve(size == length ? 0 : shorter.size() * alphabet.size());
        for (const std::string& begin : shorter) {
            for (const std::string& end : alphabet) {
                visit(begin + end);
                if (size < length) texts.push_back(begin + end);
            }
        }
        shorter = std::move(texts);
    }
}

/// Calls `visit` with `count` texts of up to `length` characters over the alphabet, the same ones in every run.
template <class Visit>
void forEachRandomText(const std::vector<std::string>& alphabet, std::size_t count, std::size_t length, Visit&& visit) {
    std::mt19937 random(20);
    for (std::size_t i = 0; i < count; ++i) {
        std::string text;
        for (std::size_t left = random() % (length + 1); left > 0; --left) text += alphabet[random() % alphabet.size()];
        visit(text);
    }
}

/// Characters of all classes that UAX #29 knows, for words and for sentences.
inline const std::vector<std::string>& trickyCharacters() {
    static const std::vector<std::string> Characters{
        "a",      "b",      "A",      "B",      "1",      "2",       ".",      "!",          "?",          ",",
        ";",      ":",      "'",      "\"",     "_",      "@",       "-",      "(",          ")",          "*",
        " ",      " ",      " ",      "\t",     "\n",     "\r",      "\r\n",   "\v",         "\f",         "\u0085",
        "\u00A0", "\u00AD", "\u00B7", "\u00C9", "\u00E9", "\u00AA",  "\u01BB", "\u0301",     "\u0387",     "\u03A9",
        "\u03C9", "\u0416", "\u0436", "\u05D0", "\u05F4", "\u0627",  "\u0661", "\u066B",     "\u061F",     "\u0964",
        "\u0E01", "\u0E48", "\u1100", "\u1680", "\u2003", "\u200B",  "\u200D", "\u2014",     "\u2018",     "\u2019",
        "\u201C", "\u201D", "\u2024", "\u2026", "\u2028", "\u2029",  "\u203C", "\u203F",     "\u2044",     "\u3001",
        "\u3002", "\u3042", "\u30A2", "\u4E2D", "\uAC00", "\uFE0F",  "\uFEFF", "\uFF0E",     "\uFF1A",     "\uFF11",
        "\u00A9", "\u231A", "\u263A", "\u1E9E", "\u00DF", "\u2019s", "Dr.",    "\U0001F468", "\U0001F3FD", "\U0001F1E6",
    };
    return Characters;
}

/// Texts written by hand, each with something that a simple splitter gets wrong.
inline const std::vector<std::string>& oddTexts() {
    static const std::vector<std::string> Texts{
        "",
        " ",
        "\n",
        "\r\n",
        "\r\n\r\n",
        "\n\n\n",
        "a",
        ".",
        "...",
        "_",
        "__",
        "_a_ __ x_y _1",
        "@ a@b.org",
        "One.Two. three. Four? \"Five!\" six (Seven.) Eight",
        "It costs 3.14, or 1,000.50; at 10:30 it was 1:2.",
        "I can't, won\u2019t and 'shan't' \u2018either\u2019. \u201CReally?\u201D she said. \u201CYes.\u201D He left.",
        "The U.S.A. is big. The U.S. is too. e.g. this, i.e. that, etc. and so on.",
        "a:b a.b a'b a''b a.'b 1,2 1,,2 1.,2 a1.b1 1.a a,b",
        "Well... no... Really?! Yes!! \u2026 And \u2026 then\u2026 Gone.",
        "tabs\tand\ttabs.\tThen\vvertical.\fForm feed. Next",
        "soft\u00ADhyphen and no\u00A0break. space\u00A0here.\u00A0There. Zero\u200Bwidth. Then",
        "line one.\r\nline two\rline three\u0085line four.\u2028line five\u2029line six",
        "combining e\u0301te\u0301. A\u030A. Then n\u0303o",
        "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 family. \U0001F44D\U0001F3FD ok! "
        "\U0001F1EB\U0001F1F7\U0001F1E9\U0001F1EA flags 1\uFE0F\u20E3 key",
        "\u0645\u0631\u062D\u0628\u0627 \u0628\u0643. \u0643\u064A\u0641 \u062D\u0627\u0644\u0643\u061F "
        "\u0628\u062E\u064A\u0631\u06D4",
        "\u05E9\u05DC\u05D5\u05DD. \u05E6\u05D4\u05F4\u05DC \u05D5\u05E6\u05D4\"\u05DC \u05D2'",
        "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E04\u0E23\u0E31\u0E1A "
        "\u0E1C\u0E21\u0E0A\u0E37\u0E48\u0E2D\u0E08\u0E2D\u0E2B\u0E4C\u0E19",
        "\u4F60\u597D\u3002\u6211\u662F\u5B66\u751F\uFF01\u4F60\u5462\uFF1F plain. "
        "\u6771\u4EAC\u90FD\u306B\u4F4F\u3093\u3067\u3044\u307E\u3059\u3002",
        "\u30AB\u30BF\u30AB\u30CA and \uFF8A\uFF9D\uFF76\uFF78",
        "\uC548\uB155\uD558\uC138\uC694. \uBC18\uAC11\uC2B5\uB2C8\uB2E4.",
        "\u041E\u043D \u043F\u0440\u0438\u0448\u0451\u043B. \u041F\u043E\u0442\u043E\u043C \u0443\u0448\u0451\u043B? "
        "\u0442. \u0435. \u0434\u0430",
        "\u039A\u03B1\u03BB\u03B7\u03BC\u03AD\u03C1\u03B1. \u03A0\u03CE\u03C2 \u03B5\u03AF\u03C3\u03B1\u03B9; "
        "\u039A\u03B1\u03BB\u03AC\u0387 \u03B5\u03C3\u03CD;",
        "\u00BFQu\u00E9 tal? \u00A1Bien! \u00ABOui.\u00BB Il dit: l\u2019\u00E9t\u00E9. Stra\u00DFe. \u00C4rger",
        "plain line\ncaf\u00E9 line. Two\nemoji \U0001F600 line. Two\nplain. Two",
        "[laughs] Yes. [00:01:02] No \u2014 well\u2014yes. \u2013 So. **Bold.** And / or.",
        "H\u2082O and x\u00B2. \u00BD cup. \u00A9 2020. \u2122 A \u203C B \u2049 C",
    };
    return Texts;
}

/// The canonical texts of all files of a folder. Empty when there is none.
inline std::vector<std::string> filesIn(const std::filesystem::path& folder) {
    std::vector<std::string> texts;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        texts.push_back(toCanonical(base::readFile(entry.path().string()).value(), entry.path().string()).value().text);
    }
    return texts;
}

}  // namespace coder::text::test
