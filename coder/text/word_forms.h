// Words as rules and the search index see them: without case and accents, and as stems.
//
// This is the only place that knows the Snowball stemmers (through Xapian), so that rules and index stem alike.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"

namespace coder::text {

/// A word without case (Unicode full case folding) and without accents; a typographic apostrophe becomes "'".
/// "Don’t" -> "don't", "Études" -> "etudes", "Straße" -> "strasse". In Normalization Form C, whatever the word was in;
/// folding again changes nothing.
std::string foldWord(std::string_view word);

struct WordForms {
    std::string folded;
    std::string stem;  ///< Without accents too. Never empty for a word that is not.

    friend bool operator==(const WordForms&, const WordForms&) = default;
};

/// Forms of words in one language. Can be moved, not copied; one object is for one thread.
class WordFormer {
public:
    /// `language` is a BCP 47 tag or the name of a Snowball stemmer: "en", "de-AT", "french". Errors: Unsupported, with
    /// the languages there are. "none" and "und" give forms whose stem is the folded word.
    static base::Result<WordFormer> make(std::string_view language);

    WordFormer(WordFormer&&) noexcept;
    WordFormer& operator=(WordFormer&&) noexcept;
    ~WordFormer();

    WordForms forms(std::string_view word) const;

private:
    struct Stemmer;
    explicit WordFormer(std::unique_ptr<Stemmer> stemmer);

    std::unique_ptr<Stemmer> stemmer_;
};

}  // namespace coder::text
