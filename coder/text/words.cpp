#include "coder/text/words.h"

#include "coder/text/break_table.h"

namespace coder::text {

struct WordBreaker::Icu {
    IcuBreaks breaks{IcuBreaks::Kind::Words};

    void split(std::string_view text, std::size_t begin, std::vector<Span>& words);
};

namespace {

bool isInWord(WordClass value) { return value <= WordClass::Joiner; }

/// WB6, WB7, WB11, WB12: whether `middle` joins two of `side`.
bool joins(WordClass side, WordClass middle) {
    if (side == WordClass::Letter) return middle == WordClass::MidLetter || middle == WordClass::MidBoth;
    return side == WordClass::Numeric && (middle == WordClass::MidNumber || middle == WordClass::MidBoth);
}

/// Moves a reader from the first to behind the last character of a word: WB5-WB13b.
template <class Reader>
void passWord(Reader& reader) {
    for (;;) {
        WordClass last = reader.current();
        while (isInWord(reader.current())) {
            last = reader.current();
            reader.advance();
        }
        if (!joins(last, reader.current())) return;
        Reader beyond = reader;
        beyond.advance();
        if (beyond.current() != last) return;
        reader = beyond;
    }
}

/// A low line alone is no word to ICU, two are.
template <class Reader>
bool isLoneJoiner(Reader first, std::size_t end) {
    if (first.current() != WordClass::Joiner) return false;
    first.advance();
    return first.position() == end;
}

/// Appends the words of a paragraph. Only what begins words matters here: how the rest is segmented shows nowhere.
template <class Reader>
void findWords(Reader reader, std::size_t paragraph, std::vector<Span>& words) {
    for (;;) {
        while (!isInWord(reader.current())) {
            if (reader.current() == WordClass::End) return;
            reader.advance();
        }
        const Reader first = reader;
        passWord(reader);
        if (!isLoneJoiner(first, reader.position()))
            words.emplace_back(paragraph + first.position(), paragraph + reader.position());
    }
}

}  // namespace

void WordBreaker::Icu::split(std::string_view text, std::size_t begin, std::vector<Span>& words) {
    breaks.setText(text);
    for (std::size_t last = 0; breaks.next(); last = breaks.position())
        if (breaks.endsWord()) words.emplace_back(begin + last, begin + breaks.position());
}

WordBreaker::WordBreaker() : icu_(std::make_unique<Icu>()) {}
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;
WordBreaker::~WordBreaker() = default;

void WordBreaker::split(std::string_view text, std::vector<Span>& words) {
    forEachParagraph(
        wordClasses(), text, [&](auto reader, std::size_t begin) { findWords(reader, begin, words); },
        [&](std::string_view paragraph, std::size_t begin) { icu_->split(paragraph, begin, words); });
}

void WordBreaker::splitWithIcu(std::string_view text, std::vector<Span>& words) { icu_->split(text, 0, words); }

}  // namespace coder::text
