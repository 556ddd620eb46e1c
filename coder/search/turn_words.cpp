#include "coder/search/turn_words.h"

namespace coder::search {

namespace {

/// Some 50 MB of words; no corpus of interviews in one language has as many.
constexpr std::size_t MaxCachedWords = 500'000;

}  // namespace

WordReader::WordReader(text::WordFormer former) : former_(std::move(former)) {}

const TurnWords& WordReader::read(const StoredTurn& turn) {
    if (cache_.size() > MaxCachedWords) cache_.clear();
    words_.clear();
    const std::string_view text = turn.turn.text;
    auto mark = turn.marks.begin();
    for (std::uint32_t sentence = 0; sentence < turn.sentences.size(); ++sentence) {
        const text::Span span = turn.sentences[sentence];
        spans_.clear();
        breaker_.split(slice(text, span), spans_);
        for (const text::Span inSentence : spans_) {
            const text::Span word = inSentence.shifted(span.begin().value());
            while (mark != turn.marks.end() && mark->end() <= word.begin()) ++mark;
            if (mark != turn.marks.end() && mark->overlaps(word)) continue;
            words_.push_back({word, sentence, forms(slice(text, word))});
        }
    }
    return words_;
}

const text::WordForms* WordReader::forms(std::string_view word) {
    const auto known = cache_.find(word);
    if (known != cache_.end()) return &known->second;
    return &cache_.emplace(std::string(word), former_.forms(word)).first->second;
}

}  // namespace coder::search
