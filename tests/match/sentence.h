// A row of words for tests of phrases, near patterns and negation: the words of one text, compiled with a vocabulary.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "coder/codebook/phrase.h"
#include "coder/match/phrase_matcher.h"
#include "coder/text/words.h"
#include "tests/match/naive_matcher.h"
#include "tests/support/bracketed.h"

namespace coder::match {

inline const text::WordFormer& former() {
    static const text::WordFormer Former = text::WordFormer::make("en").value();
    return Former;
}

inline codebook::PhraseSequence parsed(const std::string& pattern, const codebook::ListLookup& lists = {}) {
    auto phrase = codebook::parsePhrase(pattern, lists);
    if (!phrase) FAIL(pattern << ": " << phrase.error().message);
    return std::move(*phrase);
}

/// The words of a text, as the matchers and as the naive ones see them.
struct Sentence {
    Sentence(const Vocabulary& vocabulary, std::string source)
        : text(std::move(source)), symbols(vocabulary, text::WordFormer::make("en").value()) {
        text::WordBreaker().split(text, row.spans);
        for (const text::Span span : row.spans) {
            row.symbols.push_back(symbols.symbol(text::slice(text, span)));
            words.push_back(former().forms(text::slice(text, span)));
        }
    }
    Sentence(const Sentence&) = delete;

    WordRange all() const { return {0, static_cast<std::uint32_t>(row.spans.size())}; }

    std::string bracketed(const std::vector<WordRange>& ranges) const {
        std::vector<text::Span> spans;
        for (const WordRange range : ranges) spans.push_back(row.span(range));
        return support::bracketed(text, spans);
    }

    std::string text;
    SymbolTable symbols;
    WordRow row;
    naive::Words words;
};

}  // namespace coder::match

template <>
struct Catch::StringMaker<coder::match::WordRange> {
    static std::string convert(coder::match::WordRange range) {
        return "[" + std::to_string(range.begin) + ", " + std::to_string(range.end) + ")";
    }
};
