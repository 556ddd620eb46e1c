// What the word breaker and the sentence breaker share: tables of break classes, readers that see a text as such
// classes, and ICU's iterators for the text that the tables do not cover. Internal to this module.
//
// The tables cover U+0000-U+206F: Latin, Greek, Cyrillic and their punctuation. A character there whose breaks depend
// on more than its class (combining marks, joiners, right-to-left and dictionary scripts, emoji) is Complex, as is all
// beyond. A paragraph is a text up to and with its line feed; no word and no sentence crosses one, so each paragraph
// with a Complex character can go to ICU on its own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "coder/text/utf8.h"

namespace coder::text {

/// Word_Break of UAX #29 as far as it decides where words begin and end. The order is used: words begin with the first
/// three.
enum class WordClass : std::uint8_t {
    Letter,
    Numeric,
    Joiner,     ///< ExtendNumLet, such as "_".
    MidLetter,  ///< Between two letters it joins them, as MidNumber does numbers and MidBoth either.
    MidNumber,
    MidBoth,  ///< MidNumLet and Single_Quote: the full stop and the apostrophes.
    Other,
    End,  ///< No character: behind the last one.
    Complex,
};

/// Sentence_Break of UAX #29. The order is used: letters first, what may end a sentence last.
enum class SentenceClass : std::uint8_t {
    Lower,
    Upper,
    Letter,  ///< OLetter: of a script without case.
    Other,
    Numeric,
    Continue,  ///< SContinue: comma, colon, dash.
    Close,     ///< Quotes and brackets, opening ones too.
    Space,
    Stop,        ///< ATerm: the full stop.
    Terminator,  ///< STerm: "?", "!".
    CarriageReturn,
    LineFeed,
    Separator,  ///< Sep: U+0085, U+2028, U+2029.
    End,        ///< No character: behind the last one.
    Complex,
};

/// The class of each character, for one kind of break.
template <class Class>
class ClassTable {
public:
    static constexpr std::size_t Size = 0x2070;

    constexpr void set(char32_t character, Class value) { classes_[character] = value; }
    constexpr Class at(char32_t character) const { return character < Size ? classes_[character] : Class::Complex; }
    /// Of a character below Size.
    constexpr Class covered(char32_t character) const { return classes_[character]; }

private:
    std::array<Class, Size> classes_{};
};

/// Made at the first call from the properties of the ICU in use; may be called by several threads. Where ICU's own
/// iterator departs from the properties of UAX #29 (ICU 72: "@" is a letter, ":" joins nothing), the table does as the
/// iterator.
const ClassTable<WordClass>& wordClasses();
const ClassTable<SentenceClass>& sentenceClasses();

/// Reads a paragraph of ASCII, class by class. The text is borrowed.
template <class Class>
class AsciiReader {
public:
    AsciiReader(const ClassTable<Class>& classes, std::string_view paragraph)
        : classes_(&classes), begin_(paragraph.data()), at_(begin_), end_(begin_ + paragraph.size()) {
        load();
    }

    Class current() const { return current_; }
    /// Offset of the current character in the paragraph.
    std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

    void advance() {
        ++at_;
        load();
    }

private:
    void load() { current_ = at_ == end_ ? Class::End : classes_->covered(static_cast<unsigned char>(*at_)); }

    const ClassTable<Class>* classes_;
    const char* begin_;
    const char* at_;
    const char* end_;
    Class current_ = Class::End;
};

/// Reads a paragraph of UTF-8, class by class. The text is borrowed. What is cut off or badly formed is Complex, one
/// byte at a time, as is what lies beyond the table: with either the caller has no use for the positions.
template <class Class>
class Utf8Reader {
public:
    Utf8Reader(const ClassTable<Class>& classes, std::string_view paragraph)
        : classes_(&classes), begin_(paragraph.data()), at_(begin_), end_(begin_ + paragraph.size()) {
        load();
    }

    Class current() const { return current_; }
    std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }

    void advance() {
        at_ += size_;
        load();
    }

private:
    std::uint32_t byte(std::ptrdiff_t index) const { return static_cast<unsigned char>(at_[index]); }
    std::uint32_t continuation(std::ptrdiff_t index) const { return byte(index) & 0x3FU; }
    bool continues(std::ptrdiff_t index) const { return end_ - at_ > index && isContinuationByte(at_[index]); }

    void load() {
        size_ = 1;
        if (at_ == end_) {
            current_ = Class::End;
        } else if (byte(0) < 0x80U) {
            current_ = classes_->covered(byte(0));
        } else {
            loadLonger();
        }
    }

    void loadLonger() {
        current_ = Class::Complex;
        if (byte(0) >= 0xC2U && byte(0) < 0xE0U && continues(1)) {
            current_ = classes_->covered((byte(0) & 0x1FU) << 6U | continuation(1));
            size_ = 2;
        } else if (byte(0) >= 0xE0U && byte(0) < 0xF0U && continues(1) && continues(2)) {
            const std::uint32_t character = (byte(0) & 0x0FU) << 12U | continuation(1) << 6U | continuation(2);
            if (character < 0x800U) return;  // An overlong form.
            current_ = classes_->at(character);
            size_ = 3;
        }
    }

    const ClassTable<Class>* classes_;
    const char* begin_;
    const char* at_;
    const char* end_;
    std::ptrdiff_t size_ = 1;
    Class current_ = Class::End;
};

/// True when all characters are in the table and not Complex.
template <class Class>
bool isSimple(const ClassTable<Class>& classes, std::string_view paragraph) {
    Utf8Reader<Class> reader(classes, paragraph);
    while (reader.current() < Class::End) reader.advance();
    return reader.current() == Class::End;
}

/// Calls `byRules(reader, begin)` for each paragraph that the table covers, with the reader that is fastest for it, and
/// `byIcu(paragraph, begin)` for the others, in order. `begin` is the offset of the paragraph.
template <class Class, class ByRules, class ByIcu>
void forEachParagraph(const ClassTable<Class>& classes, std::string_view text, ByRules byRules, ByIcu byIcu) {
    for (std::size_t begin = 0; begin < text.size();) {
        const void* lineFeed = std::memchr(text.data() + begin, '\n', text.size() - begin);
        const std::size_t end = lineFeed == nullptr
                                    ? text.size()
                                    : static_cast<std::size_t>(static_cast<const char*>(lineFeed) - text.data()) + 1;
        const std::string_view paragraph = text.substr(begin, end - begin);
        const std::size_t ascii = firstNonAscii(paragraph);
        if (ascii == paragraph.size()) {
            byRules(AsciiReader<Class>(classes, paragraph), begin);
        } else if (isSimple(classes, paragraph.substr(ascii))) {
            byRules(Utf8Reader<Class>(classes, paragraph), begin);
        } else {
            byIcu(paragraph, begin);
        }
        begin = end;
    }
}

/// ICU's iterator of the root locale over a borrowed text, kept between texts because opening one is slow. For one
/// thread.
class IcuBreaks {
public:
    enum class Kind : std::uint8_t { Words, Sentences };

    explicit IcuBreaks(Kind kind);
    ~IcuBreaks();

    /// Begins at offset 0 of `text`, which must live until the next call.
    void setText(std::string_view text);
    /// Goes on to the next boundary; false behind the last one.
    bool next();
    /// Offset of the boundary.
    std::size_t position() const { return position_; }
    /// Of words: true when ICU takes what ends here for a word, not for space or punctuation.
    bool endsWord() const;

private:
    struct State;
    std::unique_ptr<State> state_;
    std::size_t position_ = 0;
};

}  // namespace coder::text
