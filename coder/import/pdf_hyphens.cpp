#include "coder/import/pdf_hyphens.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "coder/import/text_lines.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"

namespace coder::import {

namespace {

struct Hyphen {
    std::string_view bytes;
    bool soft;
};

constexpr std::array<Hyphen, 3> Hyphens{{{"-", false}, {"\xE2\x80\x90", false}, {"\xC2\xAD", true}}};

std::string_view firstWord(std::string_view line) { return line.substr(0, std::min(line.find(' '), line.size())); }
std::string_view lastWord(std::string_view line) { return line.substr(line.find_last_of(' ') + 1); }

/// Letters, marks and inner hyphens from the beginning.
std::string_view coreOf(std::string_view word) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = text::nextCodePoint(word, at);
        if (!text::isWordCharacter(c) && c != U'-' && c != U'\'' && c != 0x2019) break;
        end = at;
    }
    while (end > 0 && word[end - 1] == '-') --end;
    return word.substr(0, end);
}

std::string_view withoutOpening(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size()) {
        std::size_t next = at;
        if (text::isWordCharacter(text::nextCodePoint(word, next))) break;
        at = next;
    }
    return word.substr(at);
}

char32_t lastCharacter(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && text::isContinuationByte(text[at])) --at;
    return text::nextCodePoint(text, at);
}

bool beginsSmall(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && text::letterCase(text::nextCodePoint(text, at)) == text::LetterCase::Lower;
}

/// The hyphen that ends a line; null where none does, or no letter is before it.
const Hyphen* endingHyphen(std::string_view line) {
    for (const Hyphen& hyphen : Hyphens) {
        if (!line.ends_with(hyphen.bytes)) continue;
        line.remove_suffix(hyphen.bytes.size());
        return text::letterCase(lastCharacter(line)) != text::LetterCase::None ? &hyphen : nullptr;
    }
    return nullptr;
}

using Words = std::unordered_set<std::string>;

/// All words that no line end divides.
Words wordsOf(const std::vector<std::string>& lines) {
    Words words;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool divided = i > 0 && endingHyphen(lines[i - 1]) != nullptr;
        bool first = true;
        for (std::size_t at = 0; at < lines[i].size();) {
            const std::size_t end = std::min(lines[i].find(' ', at), lines[i].size());
            const std::string_view word = std::string_view(lines[i]).substr(at, end - at);
            const bool last = end == lines[i].size();
            if (!(first && divided) && !(last && endingHyphen(word) != nullptr))
                words.insert(text::foldWord(coreOf(withoutOpening(word))));
            first = false;
            at = end + 1;
        }
    }
    return words;
}

bool dividesWords(const std::vector<std::string>& lines) {
    constexpr std::size_t LinesForOne = 25;
    const auto divided =
        std::count_if(lines.begin(), lines.end(), [](const auto& line) { return endingHyphen(line) != nullptr; });
    return static_cast<std::size_t>(divided) * LinesForOne >= lines.size();
}

bool keepsHyphen(std::string_view head, std::string_view tail, const Words& words, bool divides) {
    const std::string first = text::foldWord(withoutOpening(head));
    const std::string second = text::foldWord(coreOf(tail));
    if (words.count(first + second) == 1) return false;
    if (words.count(first + "-" + second) == 1) return true;
    // "self-evi-" and "dently": of a word with hyphen the last part is what is divided.
    const std::string inner = first.substr(first.rfind('-') + 1);
    return !divides || (words.count(inner) == 1 && words.count(second.substr(0, second.find('-'))) == 1);
}

}  // namespace

MendedHyphens mendHyphens(std::vector<std::string>& lines) {
    const Words words = wordsOf(lines);
    const bool divides = dividesWords(lines);
    MendedHyphens mended;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        std::string& line = lines[i];
        std::string& next = lines[i + 1];
        const Hyphen* hyphen = endingHyphen(line);
        if (hyphen == nullptr || !beginsSmall(next)) continue;
        const std::string tail(firstWord(next));
        const std::string_view head = std::string_view(line).substr(0, line.size() - hyphen->bytes.size());
        const bool keeps = !hyphen->soft && keepsHyphen(lastWord(head), tail, words, divides);
        ++(keeps ? mended.kept : mended.joined);
        if (!keeps) line.resize(head.size());
        line += tail;
        next.erase(0, std::min(tail.size() + 1, next.size()));
        // The rest of a line that had one word only is empty, and would be the end of a paragraph.
        if (next.empty()) {
            next = std::move(line);
            line.clear();
        }
    }
    return mended;
}

}  // namespace coder::import
