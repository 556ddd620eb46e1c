#include "coder/text/break_table.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <string>

#include "coder/base/check.h"

namespace coder::text {

namespace {

WordClass wordProperty(UChar32 character) {
    // Scripts that ICU splits by dictionary have no rules; pictographs matter to rules beside joiners only, but go with
    // them.
    if (u_getIntPropertyValue(character, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return WordClass::Complex;
    if (u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) return WordClass::Complex;
    switch (u_getIntPropertyValue(character, UCHAR_WORD_BREAK)) {
        case U_WB_ALETTER:
            return WordClass::Letter;
        case U_WB_NUMERIC:
            return WordClass::Numeric;
        case U_WB_EXTENDNUMLET:
            return WordClass::Joiner;
        case U_WB_MIDLETTER:
            return WordClass::MidLetter;
        case U_WB_MIDNUM:
            return WordClass::MidNumber;
        case U_WB_MIDNUMLET:
        case U_WB_SINGLE_QUOTE:
            return WordClass::MidBoth;
        case U_WB_OTHER:
        case U_WB_CR:
        case U_WB_LF:
        case U_WB_NEWLINE:
        case U_WB_WSEGSPACE:
        case U_WB_DOUBLE_QUOTE:
            return WordClass::Other;  // It joins Hebrew letters only, which are Complex.
        default:
            return WordClass::Complex;
    }
}

SentenceClass sentenceProperty(UChar32 character) {
    if (u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC) != 0) return SentenceClass::Complex;
    switch (u_getIntPropertyValue(character, UCHAR_SENTENCE_BREAK)) {
        case U_SB_OTHER:
            return SentenceClass::Other;
        case U_SB_LOWER:
            return SentenceClass::Lower;
        case U_SB_UPPER:
            return SentenceClass::Upper;
        case U_SB_OLETTER:
            return SentenceClass::Letter;
        case U_SB_NUMERIC:
            return SentenceClass::Numeric;
        case U_SB_SCONTINUE:
            return SentenceClass::Continue;
        case U_SB_CLOSE:
            return SentenceClass::Close;
        case U_SB_SP:
            return SentenceClass::Space;
        case U_SB_ATERM:
            return SentenceClass::Stop;
        case U_SB_STERM:
            return SentenceClass::Terminator;
        case U_SB_CR:
            return SentenceClass::CarriageReturn;
        case U_SB_LF:
            return SentenceClass::LineFeed;
        case U_SB_SEP:
            return SentenceClass::Separator;
        default:
            return SentenceClass::Complex;
    }
}

/// True when ICU's word iterator sees a single word in `text`.
bool isOneWord(IcuBreaks& words, const std::string& text) {
    words.setText(text);
    return words.next() && words.position() == text.size();
}

/// Puts right what ICU's word rules have otherwise than the properties: letters that are none by UAX #29, and
/// MidLetters that are no longer any. Asking costs a microsecond a character, so ASCII and the few MidLetters are asked
/// about.
void followIterator(ClassTable<WordClass>& classes) {
    IcuBreaks words(IcuBreaks::Kind::Words);
    for (char32_t character = 0; character < 0x80; ++character) {
        const WordClass property = classes.at(character);
        if (property != WordClass::Other && property != WordClass::MidLetter) continue;
        const std::string middle(1, static_cast<char>(character));
        const bool joinsLetters = isOneWord(words, "a" + middle + "a");
        if (!joinsLetters) classes.set(character, WordClass::Other);
        if (joinsLetters && property == WordClass::Other) classes.set(character, WordClass::Letter);
    }
}

ClassTable<WordClass> makeWordClasses() {
    ClassTable<WordClass> classes;
    for (char32_t character = 0; character < ClassTable<WordClass>::Size; ++character)
        classes.set(character, wordProperty(static_cast<UChar32>(character)));
    followIterator(classes);
    return classes;
}

ClassTable<SentenceClass> makeSentenceClasses() {
    ClassTable<SentenceClass> classes;
    for (char32_t character = 0; character < ClassTable<SentenceClass>::Size; ++character)
        classes.set(character, sentenceProperty(static_cast<UChar32>(character)));
    return classes;
}

void checkIcu(UErrorCode status) { CODER_CHECK_LE(static_cast<int>(status), static_cast<int>(U_ZERO_ERROR)); }

}  // namespace

const ClassTable<WordClass>& wordClasses() {
    static const ClassTable<WordClass> Classes = makeWordClasses();
    return Classes;
}

const ClassTable<SentenceClass>& sentenceClasses() {
    static const ClassTable<SentenceClass> Classes = makeSentenceClasses();
    return Classes;
}

struct IcuBreaks::State {
    UBreakIterator* iterator = nullptr;
    UText text = UTEXT_INITIALIZER;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        ubrk_close(iterator);
        utext_close(&text);
    }
};

IcuBreaks::IcuBreaks(Kind kind) : state_(std::make_unique<State>()) {
    UErrorCode status = U_ZERO_ERROR;
    state_->iterator = ubrk_open(kind == Kind::Words ? UBRK_WORD : UBRK_SENTENCE, "", nullptr, 0, &status);
    checkIcu(status);
}

IcuBreaks::~IcuBreaks() = default;

void IcuBreaks::setText(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&state_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(state_->iterator, &state_->text, &status);
    checkIcu(status);
    position_ = 0;
}

bool IcuBreaks::next() {
    const std::int32_t boundary = ubrk_next(state_->iterator);
    if (boundary == UBRK_DONE) return false;
    position_ = static_cast<std::size_t>(boundary);
    return true;
}

bool IcuBreaks::endsWord() const { return ubrk_getRuleStatus(state_->iterator) >= UBRK_WORD_NONE_LIMIT; }

}  // namespace coder::text
