#include "coder/analysis/theme_counts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace coder::analysis {

namespace {

using Key = std::pair<std::uint32_t, std::optional<std::uint32_t>>;  // code, case

/// Words under the codings of one source, each once.
class WordCounter {
public:
    WordCounter(const project::CodedSource& coded, text::WordBreaker& breaker) : coded_(coded), breaker_(breaker) {
        words_.resize(coded.codings.size());
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const bool repeated = i > 0 && coded.codings[i].span == coded.codings[i - 1].span;
            words_[i] = repeated ? words_[i - 1] : wordsIn(coded.codings[i].span);
        }
    }

    /// `codings` are indices in the order of their spans. What overlaps is joined first: a word that two of them share
    /// is not cut in two.
    std::uint64_t count(const std::vector<std::uint32_t>& codings) {
        std::uint64_t words = 0;
        for (std::size_t i = 0; i < codings.size();) {
            const text::Span first = coded_.codings[codings[i]].span;
            text::Span joined = first;
            const std::size_t begin = i;
            for (++i; i < codings.size() && coded_.codings[codings[i]].span.begin() <= joined.end(); ++i)
                joined = {joined.begin(), std::max(joined.end(), coded_.codings[codings[i]].span.end())};
            words += joined == first ? words_[codings[begin]] : wordsIn(joined);
        }
        return words;
    }

private:
    std::uint64_t wordsIn(text::Span span) {
        spans_.clear();
        breaker_.split(text::slice(coded_.source.text, span), spans_);
        return spans_.size();
    }

    const project::CodedSource& coded_;
    text::WordBreaker& breaker_;
    std::vector<std::uint64_t> words_;  ///< By coding.
    std::vector<text::Span> spans_;
};

}  // namespace

const std::vector<std::string_view>& measureNames() {
    static const std::vector<std::string_view> Names{"participants", "mentions", "mentions-per-participant",
                                                     "sources",      "words",    "share-of-speech"};
    return Names;
}

std::string_view measureName(Measure measure) { return measureNames()[static_cast<std::size_t>(measure)]; }

std::optional<Measure> measureByName(std::string_view name) {
    const auto& names = measureNames();
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Measure>(found - names.begin());
}

void ThemeCounts::add(const project::CodedSource& coded) {
    std::map<Key, std::vector<std::uint32_t>> found;
    for (std::uint32_t i = 0; i < coded.codings.size(); ++i) {
        const project::Coding& coding = coded.codings[i];
        const std::uint32_t speaker = coded.source.transcript.turns[coding.turn].speaker;
        std::optional<std::uint32_t> owner;
        if (coded.cases[speaker]) owner = static_cast<std::uint32_t>(*coded.cases[speaker]);
        for (std::optional<std::size_t> code = coding.code; code; code = codebook_.codes[*code].parent)
            found[{static_cast<std::uint32_t>(*code), owner}].push_back(i);
    }
    WordCounter words(coded, breaker_);
    for (const auto& [key, codings] : found)
        counts_.push_back({key.first, sources_, key.second, codings.size(), words.count(codings)});
    addSpeech(coded);
    ++sources_;
}

void ThemeCounts::addSpeech(const project::CodedSource& coded) {
    std::vector<std::uint32_t> speaking;
    for (const transcript::Turn& turn : coded.source.transcript.turns)
        if (coded.cases[turn.speaker]) speaking.push_back(static_cast<std::uint32_t>(*coded.cases[turn.speaker]));
    std::sort(speaking.begin(), speaking.end());
    speaking.erase(std::unique(speaking.begin(), speaking.end()), speaking.end());
    if (!speaking.empty() && interviewed_.size() <= speaking.back()) {
        interviewed_.resize(speaking.back() + 1, false);
        wordsSpoken_.resize(speaking.back() + 1, 0);
    }
    for (const std::uint32_t caseIndex : speaking) interviewed_[caseIndex] = true;
    for (std::size_t speaker = 0; speaker < coded.words.size(); ++speaker)
        if (coded.cases[speaker] && *coded.cases[speaker] < wordsSpoken_.size())
            wordsSpoken_[*coded.cases[speaker]] += coded.words[speaker];
    casesBySource_.push_back(std::move(speaking));
}

}  // namespace coder::analysis
