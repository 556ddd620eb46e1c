#include "coder/text/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "coder/text/break_table.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::text {

struct SentenceBreaker::Icu {
    IcuBreaks breaks{IcuBreaks::Kind::Sentences};
    std::vector<ByteOffset> ends;  ///< Kept by split() between calls.

    void boundaries(std::string_view text, std::size_t begin, std::vector<ByteOffset>& to);
};

namespace {

bool isSeparator(SentenceClass value) {
    return value >= SentenceClass::CarriageReturn && value <= SentenceClass::Separator;
}

/// SB8: whether a lower-case letter comes before any other letter, terminator or separator.
template <class Reader>
bool lowerFollows(Reader reader) {
    while (reader.current() >= SentenceClass::Other && reader.current() <= SentenceClass::Space) reader.advance();
    return reader.current() == SentenceClass::Lower;
}

/// SB6-SB11. The reader is behind a terminator that stands behind `before`; it is moved over closing marks and spaces.
/// False also where a separator or the end of the text follows, which end the sentence themselves.
template <class Reader>
bool endsSentence(Reader& reader, SentenceClass terminator, SentenceClass before) {
    if (terminator == SentenceClass::Stop) {
        if (reader.current() == SentenceClass::Numeric) return false;
        if (reader.current() == SentenceClass::Upper && before <= SentenceClass::Upper) return false;
    }
    while (reader.current() == SentenceClass::Close) reader.advance();
    while (reader.current() == SentenceClass::Space) reader.advance();
    if (reader.current() == SentenceClass::Continue || reader.current() >= SentenceClass::Stop) return false;
    return terminator == SentenceClass::Terminator || !lowerFollows(reader);
}

/// Appends the ends of the segments of a paragraph.
template <class Reader>
void findEnds(Reader reader, std::size_t paragraph, std::vector<ByteOffset>& ends) {
    std::size_t last = 0;
    const auto endHere = [&] {
        last = reader.position();
        ends.emplace_back(paragraph + last);
    };
    SentenceClass before = SentenceClass::Other;
    for (;;) {
        while (reader.current() < SentenceClass::Stop) {
            before = reader.current();
            reader.advance();
        }
        const SentenceClass found = reader.current();
        if (found == SentenceClass::End) break;
        reader.advance();
        if (isSeparator(found)) {
            if (found == SentenceClass::CarriageReturn && reader.current() == SentenceClass::LineFeed) reader.advance();
            endHere();
        } else if (endsSentence(reader, found, before)) {
            endHere();
        }
        before = found;
    }
    if (reader.position() > last) endHere();
}

std::size_t previousCharacter(std::string_view text, std::size_t at) {
    do {
        --at;
    } while (at > 0 && isContinuationByte(text[at]));
    return at;
}

char32_t codePointAt(std::string_view text, std::size_t at) { return nextCodePoint(text, at); }

bool isUpper(char32_t character) {
    return character < 0x80 ? character >= U'A' && character <= U'Z' : u_isupper(static_cast<UChar32>(character)) != 0;
}

/// Asked for each sentence, so ASCII is answered without ICU.
bool isSpace(char32_t character) {
    return character < 0x80 ? character == U' ' || (character >= U'\t' && character <= U'\r') : isWhiteSpace(character);
}

/// What tokens consist of: word characters and full stops.
bool isTokenCharacter(char32_t character) {
    if (character >= 0x80) return isWordCharacter(character);
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z') || character == U'.' ||
           (character >= U'0' && character <= U'9') || character == U'_';
}

/// Brackets and quotes that open, and those that may do either.
bool isOpening(char32_t character) {
    constexpr std::uint32_t Masks = U_GC_PS_MASK | U_GC_PI_MASK;
    if (character < 0x80)
        return std::string_view("\"'([{").find(static_cast<char>(character)) != std::string_view::npos;
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & Masks) != 0;
}

/// Begin of what `accept` takes of the characters before `end`.
template <class Accept>
std::size_t beginOfRun(std::string_view text, std::size_t end, Accept accept) {
    while (end > 0) {
        const std::size_t previous = previousCharacter(text, end);
        if (!accept(codePointAt(text, previous))) break;
        end = previous;
    }
    return end;
}

std::string_view withoutTrailingSpace(std::string_view text) {
    return text.substr(0, beginOfRun(text, text.size(), isSpace));
}

/// The span from `begin` to `end` without the white space at both ends.
Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view content = withoutTrailingSpace(text.substr(begin, end - begin));
    std::size_t first = 0;
    for (std::size_t next = 0; next < content.size(); first = next)
        if (!isSpace(nextCodePoint(content, next))) break;
    return {begin + first, begin + content.size()};
}

/// The word characters and full stops at the end of a text: "Ph.D." of "(a Ph.D.".
std::string_view lastToken(std::string_view text) {
    return text.substr(beginOfRun(text, text.size(), isTokenCharacter));
}

void lowerAscii(std::string& text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
}

/// True when a text begins with an upper-case letter and a full stop, but not with "I.".
bool beginsWithInitial(std::string_view text) {
    if (text.empty() || text.front() == 'I' || !isUpper(codePointAt(text, 0))) return false;
    std::size_t stop = 0;
    nextCodePoint(text, stop);
    return stop < text.size() && text[stop] == '.';
}

/// True when what follows `before` does not go on with a word: in "R&D." and "Objective-C." the letter is no initial.
bool isWordStart(std::string_view before) {
    if (before.empty()) return true;
    const char32_t last = codePointAt(before, previousCharacter(before, before.size()));
    return isSpace(last) || isOpening(last);
}

/// True when the first character of the last word of a text is an upper-case letter, or there is no word.
bool lastWordIsCapitalised(std::string_view text) {
    text = withoutTrailingSpace(text);
    std::size_t begin = beginOfRun(text, text.size(), [](char32_t c) { return !isSpace(c); });
    while (begin < text.size() && isOpening(codePointAt(text, begin))) nextCodePoint(text, begin);
    return begin == text.size() || isUpper(codePointAt(text, begin));
}

/// The rule in the header. `segment` is without its white space, `rest` is what follows that and is not empty.
bool endsInInitial(std::string_view segment, std::string_view rest) {
    const std::string_view token = lastToken(segment);
    if (!beginsWithInitial(token) || token.find('.') + 1 != token.size()) return false;
    const std::string_view before = segment.substr(0, segment.size() - token.size());
    if (!isWordStart(before) || !isUpper(codePointAt(rest, 0))) return false;
    return beginsWithInitial(rest) || lastWordIsCapitalised(before);
}

/// True when a segment (with its white space) is the last of a paragraph.
bool endsParagraph(std::string_view segment) {
    const char32_t last = codePointAt(segment, previousCharacter(segment, segment.size()));
    return sentenceClasses().at(last) >= SentenceClass::CarriageReturn &&
           sentenceClasses().at(last) <= SentenceClass::Separator;
}

}  // namespace

void SentenceBreaker::Icu::boundaries(std::string_view text, std::size_t begin, std::vector<ByteOffset>& to) {
    breaks.setText(text);
    while (breaks.next()) to.emplace_back(begin + breaks.position());
}

SentenceBreaker::SentenceBreaker(const std::vector<std::string>& abbreviations) : icu_(std::make_unique<Icu>()) {
    for (std::string abbreviation : abbreviations) {
        lowerAscii(abbreviation);
        // "et al." and "Lt.-Col." are looked for by the parts that UAX #29 would break behind.
        for (std::string_view left = abbreviation; !left.empty();) {
            const std::string_view token = lastToken(left);
            left = left.substr(0, token.empty() ? previousCharacter(left, left.size()) : left.size() - token.size());
            if (token.find_first_not_of('.') == std::string_view::npos || token.back() != '.') continue;
            abbreviations_.emplace(token);
            longestAbbreviation_ = std::max(longestAbbreviation_, token.size());
        }
    }
}

SentenceBreaker::SentenceBreaker(SentenceBreaker&&) noexcept = default;
SentenceBreaker& SentenceBreaker::operator=(SentenceBreaker&&) noexcept = default;
SentenceBreaker::~SentenceBreaker() = default;

void SentenceBreaker::boundaries(std::string_view text, std::vector<ByteOffset>& ends) {
    forEachParagraph(
        sentenceClasses(), text, [&](auto reader, std::size_t begin) { findEnds(reader, begin, ends); },
        [&](std::string_view paragraph, std::size_t begin) { icu_->boundaries(paragraph, begin, ends); });
}

void SentenceBreaker::boundariesWithIcu(std::string_view text, std::vector<ByteOffset>& ends) {
    icu_->boundaries(text, 0, ends);
}

void SentenceBreaker::split(std::string_view text, std::vector<Span>& sentences) {
    std::vector<ByteOffset>& ends = icu_->ends;
    ends.clear();
    boundaries(text, ends);
    std::size_t begin = 0;
    std::size_t segment = 0;
    for (const ByteOffset boundary : ends) {
        const std::size_t end = boundary.value();
        if (goesOn(text.substr(segment, end - segment), text.substr(end))) {
            segment = end;
            continue;
        }
        const Span sentence = trimmed(text, begin, end);
        if (!sentence.empty()) sentences.push_back(sentence);
        begin = segment = end;
    }
}

bool SentenceBreaker::goesOn(std::string_view segment, std::string_view rest) const {
    if (rest.empty() || endsParagraph(segment)) return false;
    segment = withoutTrailingSpace(segment);
    if (segment.empty() || segment.back() != '.') return false;
    return endsInAbbreviation(segment) || endsInInitial(segment, rest);
}

bool SentenceBreaker::endsInAbbreviation(std::string_view segment) const {
    const std::string_view token = lastToken(segment);
    if (token.size() > longestAbbreviation_) return false;
    std::string key(token);
    lowerAscii(key);
    return abbreviations_.count(key) != 0;
}

}  // namespace coder::text
