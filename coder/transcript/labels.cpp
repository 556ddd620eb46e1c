// A line is read from left to right: [time] [markup] head [markup], where the head ends at a colon that is no part of a
// time, at the closing markup or at the line's end; a time at the head's end is split off. Nearly every line of speech
// has a character that no label has within its first few words, and is left there.
#include "coder/transcript/labels.h"

#include <algorithm>
#include <array>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"
#include "coder/transcript/letters.h"
#include "coder/transcript/lines.h"
#include "coder/transcript/times.h"

namespace coder::transcript {

namespace {

constexpr std::string_view WideColon = "\xEF\xBC\x9A";  // U+FF1A, in Chinese and Japanese text

enum class ByteKind : std::uint8_t { Refused, Label, Space, Colon, Markup, MarkedOnly, BeyondAscii };

constexpr std::array<ByteKind, 256> makeByteKinds() {
    std::array<ByteKind, 256> kinds{};
    for (std::size_t c = 0; c < kinds.size(); ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) kinds[c] = ByteKind::Label;
        if (c >= 0x80) kinds[c] = ByteKind::BeyondAscii;
    }
    for (const char c : {'.', '-', '\'', '/', '&', '(', ')', '#', '[', ']', '\\'})
        kinds[static_cast<unsigned char>(c)] = ByteKind::Label;
    kinds[' '] = kinds['\t'] = ByteKind::Space;
    kinds[':'] = ByteKind::Colon;
    kinds['*'] = kinds['_'] = ByteKind::Markup;
    kinds[','] = ByteKind::MarkedOnly;
    return kinds;
}

constexpr std::array<ByteKind, 256> ByteKinds = makeByteKinds();

bool startsWith(std::string_view text, std::size_t at, std::string_view prefix) {
    return text.compare(at, prefix.size(), prefix) == 0;
}

std::size_t behindSpaces(std::string_view text, std::size_t at) {
    return trimmed(text, at, text.size()).begin().value();
}

/// Quotation marks, dashes and other punctuation that stands in sentences, not in names.
bool isSentencePunctuation(char32_t c) {
    if (c == 0x2010 || c == 0x2011 || c == 0x2019 || c == 0x202F) return false;  // hyphens, apostrophe, narrow space
    return c == 0xA1 || c == 0xAB || c == 0xBB || c == 0xBF || (c >= 0x2010 && c <= 0x205E) ||
           (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) || c == 0xFF1B || c == 0xFF1F || c == 0x060C ||
           c == 0x061F || c == 0xFFFD;
}

/// Reads one line, given as a text of its own.
class HeadReader {
public:
    explicit HeadReader(std::string_view line) : line_(line) {}

    /// False where no label can be; else the candidate with offsets in the line.
    bool read(LabelCandidate& candidate);

private:
    enum class End : std::uint8_t { None, Colon, Markup, Line };

    bool readOpening(LabelCandidate& candidate);
    End findEnd();
    End endAtMarkup();
    bool readName(LabelCandidate& candidate);
    bool splitTime(LabelCandidate& candidate, std::size_t& end) const;
    bool finishColon(LabelCandidate& candidate);
    bool finishMarkup(LabelCandidate& candidate);
    bool finishLine(LabelCandidate& candidate) const;
    void takeTime(LabelCandidate& candidate, const TimeMatch& match) const;
    void readTimeBehind(LabelCandidate& candidate) const;

    char at(std::size_t position) const { return position < line_.size() ? line_[position] : '\0'; }

    std::string_view line_;
    std::string_view markup_;
    std::size_t head_ = 0;  ///< Where the head begins,
    std::size_t end_ = 0;   ///< where it ends,
    std::size_t next_ = 0;  ///< and where what ends it has ended.
    bool colonInTime_ = false;
};

bool HeadReader::read(LabelCandidate& candidate) {
    if (!readOpening(candidate)) return false;
    const End end = findEnd();
    if (end == End::None || !readName(candidate)) return false;
    if (end == End::Colon) return finishColon(candidate);
    return end == End::Markup ? finishMarkup(candidate) : finishLine(candidate);
}

void HeadReader::takeTime(LabelCandidate& candidate, const TimeMatch& match) const {
    candidate.timed = true;
    if (!candidate.time) candidate.time = match.time;
}

/// The time before the label and the opening markup.
bool HeadReader::readOpening(LabelCandidate& candidate) {
    std::size_t begin = 0;
    if (const auto match = matchAnyTime(line_, 0)) {
        takeTime(candidate, *match);
        begin = behindSpaces(line_, match->end);
        if (begin == match->end) return false;
    }
    std::size_t width = 0;
    const char mark = at(begin);
    if (mark == '*' || mark == '_')
        while (at(begin + width) == mark) ++width;
    constexpr std::size_t WidestMarkup = 3;
    if (width > WidestMarkup) return false;
    markup_ = line_.substr(begin, width);
    head_ = begin + width;
    const char first = at(head_);
    return isAsciiLetter(first) || isDigit(first) || isBeyondAscii(first);
}

HeadReader::End HeadReader::findEnd() {
    const std::size_t limit = std::min(line_.size(), head_ + LongestLabelBytes);
    std::size_t spaces = 0;
    for (end_ = head_; end_ < limit; ++end_) {
        switch (ByteKinds[static_cast<unsigned char>(line_[end_])]) {
            case ByteKind::Label:
                break;
            case ByteKind::Space:
                if (line_[end_ - 1] != ' ' && ++spaces > MostLabelWords) return End::None;
                break;
            case ByteKind::MarkedOnly:
                if (markup_.empty()) return End::None;
                break;
            case ByteKind::Markup:
                if (!markup_.empty() && line_[end_] == markup_.front()) return endAtMarkup();
                if (line_[end_] == '*') return End::None;
                break;
            case ByteKind::Colon:
                next_ = end_ + 1;
                if (!isDigit(line_[end_ - 1]) || !isDigit(at(next_))) return End::Colon;
                colonInTime_ = true;
                break;
            case ByteKind::BeyondAscii:
                next_ = end_ + WideColon.size();
                if (startsWith(line_, end_, WideColon)) return End::Colon;
                break;
            case ByteKind::Refused:
                return End::None;
        }
    }
    next_ = end_;
    return end_ == line_.size() && markup_.empty() ? End::Line : End::None;
}

HeadReader::End HeadReader::endAtMarkup() {
    next_ = end_ + markup_.size();
    return startsWith(line_, end_, markup_) ? End::Markup : End::None;
}

/// Cuts a time off the head's end. False when a time stands elsewhere in it.
bool HeadReader::splitTime(LabelCandidate& candidate, std::size_t& end) const {
    for (std::size_t begin = head_ + 1; begin < end; ++begin) {
        if (line_[begin - 1] != ' ' && line_[begin - 1] != '\t') continue;
        const auto match = matchAnyTime(line_, begin);
        if (!match || match->end != end) continue;
        takeTime(candidate, *match);
        end = begin;
        return true;
    }
    return false;
}

/// The label between head_ and end_.
bool HeadReader::readName(LabelCandidate& candidate) {
    std::size_t end = trimmed(line_, head_, end_).end().value();
    if (colonInTime_ && !splitTime(candidate, end)) return false;
    end = trimmed(line_, head_, end).end().value();
    while (end > head_ && (line_[end - 1] == '-' || line_[end - 1] == ' ')) --end;
    const std::string_view label = line_.substr(head_, end - head_);
    if (label.empty() || label.find_first_of("[]\\") != std::string_view::npos) return false;
    if (std::count(label.begin(), label.end(), '(') != std::count(label.begin(), label.end(), ')')) return false;
    std::size_t words = 1;
    for (std::size_t i = 1; i < label.size(); ++i)
        if (label[i] == ' ' && label[i - 1] != ' ') ++words;
    if (words > MostLabelWords) return false;
    for (std::size_t i = text::firstNonAscii(label); i < label.size();)
        if (isSentencePunctuation(text::nextCodePoint(label, i))) return false;
    candidate.label = {head_, end};
    return true;
}

/// "Ana:", "**Ana:**"
bool HeadReader::finishColon(LabelCandidate& candidate) {
    if (!markup_.empty()) {
        if (!startsWith(line_, next_, markup_)) return false;
        next_ += markup_.size();
        candidate.form = LabelForm::Marked;
    } else if (line_[end_] == ':' && next_ < line_.size() && behindSpaces(line_, next_) == next_) {
        // "http://", "std::" and "a:1" are no labels; "P:Yes" may be one.
        const char after = line_[next_];
        if (after == '/' || after == ':' || isDigit(after)) return false;
        candidate.tight = true;
    }
    readTimeBehind(candidate);
    return true;
}

/// "**Ana**: text", "**Ana** [00:12] text", "**Ana** 00:12" or "**Ana**" alone.
bool HeadReader::finishMarkup(LabelCandidate& candidate) {
    candidate.form = LabelForm::Marked;
    next_ = behindSpaces(line_, next_);
    if (const auto match = matchAnyTime(line_, next_)) {
        takeTime(candidate, *match);
        next_ = behindSpaces(line_, match->end);
    }
    if (at(next_) == ':') {
        ++next_;
    } else if (next_ == line_.size()) {
        candidate.form = candidate.timed ? LabelForm::Timed : LabelForm::Alone;
    } else if (!candidate.timed) {
        return false;
    }
    readTimeBehind(candidate);
    return true;
}

/// "Ana 00:12", "[00:12] Ana" or "ANA" alone.
bool HeadReader::finishLine(LabelCandidate& candidate) const {
    candidate.form = candidate.timed ? LabelForm::Timed : LabelForm::Alone;
    candidate.speech = static_cast<std::uint32_t>(line_.size());
    return line_.back() != '.' || candidate.timed;
}

/// "P: [00:12:31] text". Only in brackets: a bare time there is something that was said.
void HeadReader::readTimeBehind(LabelCandidate& candidate) const {
    std::size_t speech = behindSpaces(line_, next_);
    if (const auto match = matchBracketedTime(line_, speech)) {
        if (!candidate.time) candidate.time = match->time;
        speech = behindSpaces(line_, match->end);
    }
    candidate.speech = static_cast<std::uint32_t>(speech);
}

/// The case of a word's letters that matters: that of its first character, but "d'Arc" and "al-Rashid" have a capital.
text::LetterCase wordCase(std::string_view word) {
    if (std::any_of(word.begin(), word.end(), isAsciiUpper)) return text::LetterCase::Upper;
    const std::size_t letter = word.find_first_not_of("(#.'-/");
    if (letter == std::string_view::npos || isDigit(word[letter])) return text::LetterCase::Upper;
    std::size_t at = letter;
    return text::letterCase(text::nextCodePoint(word, at));
}

/// Particles of names ("de", "van", "bin", "of") have at most three letters and stand before another word.
bool isParticle(std::string_view word, bool last) { return !last && text::countCodePoints(word) <= 3; }

bool hasLowerLetter(std::string_view label) {
    for (std::size_t at = 0; at < label.size();)
        if (text::letterCase(text::nextCodePoint(label, at)) == text::LetterCase::Lower) return true;
    return false;
}

}  // namespace

std::optional<LabelCandidate> matchLabel(std::string_view text, text::Span line) {
    LabelCandidate candidate;
    if (!HeadReader(text::slice(text, line)).read(candidate)) return std::nullopt;
    const std::uint32_t begin = line.begin().value();
    candidate.line = begin;
    candidate.label = candidate.label.shifted(begin);
    candidate.speech += begin;
    return candidate;
}

LabelShape labelShape(std::string_view label) {
    std::size_t words = 0;
    bool phrase = false;
    for (std::size_t begin = 0; begin < label.size(); ++words) {
        const std::size_t end = std::min(label.find(' ', begin), label.size());
        const std::size_t next = std::min(label.find_first_not_of(' ', end), label.size());
        const std::string_view word = label.substr(begin, end - begin);
        const text::LetterCase letters = wordCase(word);
        if (words == 0 && letters == text::LetterCase::Lower) return LabelShape::Lower;
        if (letters == text::LetterCase::None ||
            (letters == text::LetterCase::Lower && !isParticle(word, next == label.size())))
            phrase = true;
        begin = next;
    }
    const bool digits = std::any_of(label.begin(), label.end(), isDigit);
    const bool letters =
        std::any_of(label.begin(), label.end(), [](char c) { return isAsciiLetter(c) || isBeyondAscii(c); });
    if (phrase || !letters) return LabelShape::Phrase;
    if (digits) return LabelShape::Code;
    if (!hasLowerLetter(label)) return LabelShape::Caps;
    return words == 1 ? LabelShape::Word : LabelShape::Name;
}

std::string labelKey(std::string_view label) {
    const std::string folded = text::foldWord(label);
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t begin = at;
        if (!text::isWhiteSpace(text::nextCodePoint(folded, at)))
            key.append(folded, begin, at - begin);
        else if (!key.empty() && key.back() != ' ')
            key += ' ';
    }
    while (!key.empty() && (key.back() == ' ' || key.back() == '.')) key.pop_back();
    return key;
}

std::string_view keyWithoutNumber(std::string_view key) {
    const std::size_t last = key.find_last_not_of("0123456789");
    if (last == std::string_view::npos || last + 1 == key.size()) return {};
    const std::size_t letter = key.find_last_not_of(" -_#.", last);
    return letter == std::string_view::npos ? std::string_view{} : key.substr(0, letter + 1);
}

}  // namespace coder::transcript
