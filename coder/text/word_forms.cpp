#include <xapian.h>

#include "coder/text/word_forms.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::text {

namespace {

constexpr std::string_view TypographicApostrophe = "\xE2\x80\x99";

std::string foldAscii(std::string_view word) {
    std::string folded(word);
    for (char& c : folded)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
    return folded;
}

std::string withPlainApostrophes(std::string word) {
    for (std::size_t at = word.find(TypographicApostrophe); at != std::string::npos;
         at = word.find(TypographicApostrophe, at))
        word.replace(at, TypographicApostrophe.size(), "'");
    return word;
}

icu::StringPiece piece(std::string_view text) { return {text.data(), static_cast<std::int32_t>(text.size())}; }

using Form = const icu::Normalizer2* (*)(UErrorCode&);

std::string normalized(Form form, std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    icu::StringByteSink<std::string> sink(&text);
    const icu::Normalizer2* normalizer = form(status);
    if (U_SUCCESS(status)) normalizer->normalizeUTF8(0, piece(word), sink, nullptr, status);
    return U_SUCCESS(status) ? std::move(text) : std::string(word);
}

/// Case folded, accents kept. Composed, since the stemmers know "é" and not "e" with a mark behind.
std::string foldCase(std::string_view word) {
    if (isAscii(word)) return foldAscii(word);
    UErrorCode status = U_ZERO_ERROR;
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    icu::CaseMap::utf8Fold(0, piece(word), sink, nullptr, status);
    return withPlainApostrophes(normalized(&icu::Normalizer2::getNFCInstance, U_SUCCESS(status) ? folded : word));
}

/// Composed again at the end: Hangul syllables must not stay letters, or a prefix would end inside a syllable.
std::string stripAccents(std::string word) {
    if (isAscii(word)) return word;
    const std::string decomposed = normalized(&icu::Normalizer2::getNFDInstance, word);
    std::string stripped;
    for (std::size_t at = 0; at < decomposed.size();) {
        const std::size_t begin = at;
        const char32_t character = nextCodePoint(decomposed, at);
        if (u_charType(static_cast<UChar32>(character)) != U_NON_SPACING_MARK)
            stripped.append(decomposed, begin, at - begin);
    }
    // Marks that stand for vowels (Hebrew, Arabic, Indic scripts) go with accents; a word of marks alone stays what it
    // is.
    return stripped.empty() ? word : normalized(&icu::Normalizer2::getNFCInstance, stripped);
}

base::Unexpected unknownLanguage(std::string_view language) {
    return base::unexpected(base::ErrorCode::Unsupported,
                            "no stemmer for the language \"" + std::string(language) + "\"",
                            "use one of: " + Xapian::Stem::get_available_languages() + ", or none");
}

}  // namespace

std::string foldWord(std::string_view word) { return stripAccents(foldCase(word)); }

struct WordFormer::Stemmer {
    Xapian::Stem stem;
    bool accentsFirst = false;  ///< English: the stemmer knows no accents, so they go before it, elsewhere after it.
};

WordFormer::WordFormer(std::unique_ptr<Stemmer> stemmer) : stemmer_(std::move(stemmer)) {}
WordFormer::WordFormer(WordFormer&&) noexcept = default;
WordFormer& WordFormer::operator=(WordFormer&&) noexcept = default;
WordFormer::~WordFormer() = default;

base::Result<WordFormer> WordFormer::make(std::string_view language) {
    const std::string tag = foldAscii(language);
    // A primary subtag has two or three letters; what is longer before a low line is a name, such as kraaij_pohlmann.
    const std::size_t subtags = tag.find_first_of("-_");
    const std::string primary = subtags <= 3 ? tag.substr(0, subtags) : tag;
    if (primary.empty()) return unknownLanguage(language);  // Xapian would take it for "none"
    const std::string name = primary == "und" ? "none" : primary;
    try {
        return WordFormer(std::make_unique<Stemmer>(Stemmer{Xapian::Stem(name), name == "en" || name == "english"}));
    } catch (const Xapian::Error&) {
        return unknownLanguage(language);
    }
}

WordForms WordFormer::forms(std::string_view word) const {
    std::string lower = foldCase(word);
    std::string folded = stripAccents(lower);
    std::string stem = stemmer_->accentsFirst ? stemmer_->stem(folded) : stripAccents(stemmer_->stem(lower));
    if (stem.empty()) stem = folded;
    return {std::move(folded), std::move(stem)};
}

}  // namespace coder::text
