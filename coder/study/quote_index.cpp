#include "coder/study/quote_index.h"

#include "coder/base/strings.h"
#include "coder/text/characters.h"
#include "coder/text/encoding.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"

namespace coder::study {

namespace {

constexpr char32_t Joiner = 0x200D;

/// The mark that stands for all of its kind, or 0.
char plainMark(char32_t character) {
    switch (character) {
        case U'\u2018':
        case U'\u2019':
        case U'\u201A':
        case U'\u201B':
        case U'\u2039':
        case U'\u203A':
        case U'\u02BC':
        case U'\u00B4':
        case U'`':
            return '\'';
        case U'\u201C':
        case U'\u201D':
        case U'\u201E':
        case U'\u201F':
        case U'\u00AB':
        case U'\u00BB':
            return '"';
        default:
            return 0;
    }
}

/// A mark that belongs to the letter before it. A joiner does not: it makes one emoji of two.
bool isMark(char32_t character) {
    constexpr char32_t FirstMark = 0x300;
    return character >= FirstMark && character != Joiner && text::displayColumns(character) == 0 &&
           !text::isWhiteSpace(character);
}

std::string foldCharacter(std::string_view bytes, char32_t character, Likeness likeness) {
    if (likeness >= Likeness::Marks)
        if (const char mark = plainMark(character); mark != 0) return {mark};
    if (likeness < Likeness::Letters) return std::string(bytes);
    if (isMark(character)) return {};
    return bytes.size() == 1 ? std::string(1, base::asciiLower(bytes.front())) : text::foldWord(bytes);
}

}  // namespace

QuoteIndex::QuoteIndex(std::string_view text, Likeness likeness)
    : text_(text), likeness_(likeness), folded_(fold(text, &characters_)) {}

std::string QuoteIndex::fold(std::string_view text, std::vector<Character>* characters) const {
    std::string folded;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const char32_t character = text::nextCodePoint(text, next);
        const bool space = text::isWhiteSpace(character);
        if (space && (folded.empty() || folded.back() == ' ')) continue;
        folded += space ? " " : foldCharacter(text.substr(at, next - at), character, likeness_);
        if (characters != nullptr)
            characters->resize(folded.size(), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(next)});
    }
    return folded;
}

/// False where something behind `end` makes another character of the last one. Marks that don't count are taken in.
bool QuoteIndex::endsCharacter(std::size_t& end) const {
    while (end < text_.size()) {
        std::size_t next = end;
        const char32_t character = text::nextCodePoint(text_, next);
        if (character == Joiner) return false;
        if (!isMark(character)) return true;
        if (likeness_ < Likeness::Letters) return false;
        end = next;
    }
    return true;
}

std::vector<text::Span> QuoteIndex::find(const std::string& quote) const {
    std::string wanted = fold(text::composed(quote), nullptr);
    if (!wanted.empty() && wanted.back() == ' ') wanted.pop_back();
    if (!wanted.empty() && wanted.front() == ' ') wanted.erase(0, 1);
    std::vector<text::Span> places;
    if (wanted.empty()) return places;
    for (std::size_t at = folded_.find(wanted); at != std::string::npos; at = folded_.find(wanted, at + 1)) {
        std::size_t end = characters_[at + wanted.size() - 1].end;
        if (endsCharacter(end)) places.emplace_back(std::size_t{characters_[at].begin}, end);
    }
    return places;
}

}  // namespace coder::study
