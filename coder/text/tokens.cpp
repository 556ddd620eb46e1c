#include "coder/text/tokens.h"

#include "coder/base/strings.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"

namespace coder::text {

void Vocabulary::split(std::string_view text, std::size_t begin, std::vector<Token>& tokens) {
    split_.clear();
    breaker_.split(text, split_);
    std::size_t last = 0;
    for (const Span word : split_) {
        addMarks(text, {last, word.begin().value()}, begin, tokens);
        addWord(text, word, begin, tokens);
        last = word.end().value();
    }
    addMarks(text, {last, text.size()}, begin, tokens);
}

void Vocabulary::addWord(std::string_view text, Span word, std::size_t begin, std::vector<Token>& tokens) {
    const std::string_view letters = slice(text, word);
    if (isAscii(letters)) {
        key_.assign(letters);
        for (char& c : key_) c = base::asciiLower(c);
    } else {
        key_ = foldWord(letters);
    }
    tokens.push_back({word.shifted(begin), number(key_, true)});
}

/// Keys of marks begin with a NUL, which no word has.
void Vocabulary::addMarks(std::string_view text, Span between, std::size_t begin, std::vector<Token>& tokens) {
    for (std::size_t at = between.begin().value(); at < between.end().value();) {
        const std::size_t first = at;
        if (isWhiteSpace(nextCodePoint(text, at))) continue;
        key_.assign(1, '\0');
        key_.append(text.substr(first, at - first));
        tokens.push_back({Span(begin + first, begin + at), number(key_, false)});
    }
}

std::uint32_t Vocabulary::number(std::string_view key, bool isWord) {
    if (const auto known = numbers_.find(key); known != numbers_.end()) return known->second;
    const auto id = static_cast<std::uint32_t>(words_.size());
    numbers_.emplace(key, id);
    words_.emplace_back(isWord ? key : std::string_view());
    letters_.push_back(static_cast<std::uint32_t>(countCodePoints(words_.back())));
    return id;
}

}  // namespace coder::text
