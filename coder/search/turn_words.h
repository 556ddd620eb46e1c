// The words of a turn as the index and the evaluation of queries see them: one reading for both, so that they agree.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coder/search/stored_turn.h"
#include "coder/text/position.h"
#include "coder/text/word_forms.h"
#include "coder/text/words.h"

namespace coder::search {

struct TurnWord {
    text::Span span;             ///< In the turn's text.
    std::uint32_t sentence = 0;  ///< Index in StoredTurn::sentences.
    const text::WordForms* forms = nullptr;
};

using TurnWords = std::vector<TurnWord>;

/// Finds words and remembers their forms: few words of a language make up most of its speech. One thread at a time.
class WordReader {
public:
    explicit WordReader(text::WordFormer former);

    /// The words of all sentences, in order; none that touches a mark. Valid until the next call.
    const TurnWords& read(const StoredTurn& turn);

    const text::WordFormer& former() const { return former_; }

private:
    struct ViewHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
    };

    const text::WordForms* forms(std::string_view word);

    text::WordBreaker breaker_;
    text::WordFormer former_;
    std::unordered_map<std::string, text::WordForms, ViewHash, std::equal_to<>> cache_;
    std::vector<text::Span> spans_;
    TurnWords words_;
};

}  // namespace coder::search
