// A text as a row of numbered tokens, for comparing two versions of it. Internal to this module.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coder/text/position.h"
#include "coder/text/words.h"

namespace coder::text {

/// A word, or one character that is neither in a word nor white space.
struct Token {
    Span span;
    std::uint32_t id = 0;  ///< Equal for words that differ in case, accents and apostrophes only, and for equal marks.
};

/// Numbers tokens, from 0 in the order in which they first appear; shared by the texts that are compared.
class Vocabulary {
public:
    /// Appends the tokens of `text`, whose first byte has the offset `begin`, in order.
    void split(std::string_view text, std::size_t begin, std::vector<Token>& tokens);

    /// The folded word, or an empty text for a mark.
    std::string_view word(std::uint32_t id) const { return words_[id]; }
    /// Code points of the folded word, 0 for a mark.
    std::uint32_t letters(std::uint32_t id) const { return letters_[id]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };

    void addWord(std::string_view text, Span word, std::size_t begin, std::vector<Token>& tokens);
    void addMarks(std::string_view text, Span between, std::size_t begin, std::vector<Token>& tokens);
    std::uint32_t number(std::string_view key, bool isWord);

    WordBreaker breaker_;
    std::vector<Span> split_;
    std::string key_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::string> words_;
    std::vector<std::uint32_t> letters_;
};

}  // namespace coder::text
