#include "coder/analysis/theme_counts.h"

#include <algorithm>
#include <map>
#include <utility>

namespace coder::analysis {

namespace {

using Key = std::pair<std::uint32_t, std::optional<std::uint32_t>>;  // code, case

/// A part of a coding, in one turn.
struct Piece {
    text::Span span;
    std::uint64_t words = 0;
};

/// What one case said under one code.
struct Said {
    std::uint64_t mentions = 0;
    std::vector<Piece> pieces;
};

class WordCounter {
public:
    WordCounter(const std::string& text, text::WordBreaker& breaker) : text_(text), breaker_(breaker) {}

    Piece piece(text::Span span) {
        if (span != last_.span) last_ = {span, wordsIn(span)};  // Several codes on one span come one after the other.
        return last_;
    }

    /// Words under several pieces count once. What overlaps is joined first: a word that two of them share is not cut
    /// in two.
    std::uint64_t count(std::vector<Piece>& pieces) {
        std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.span < b.span; });
        std::uint64_t words = 0;
        for (std::size_t i = 0; i < pieces.size();) {
            const Piece& first = pieces[i];
            text::Span joined = first.span;
            for (++i; i < pieces.size() && pieces[i].span.begin() <= joined.end(); ++i)
                joined = {joined.begin(), std::max(joined.end(), pieces[i].span.end())};
            words += joined == first.span ? first.words : wordsIn(joined);
        }
        return words;
    }

private:
    std::uint64_t wordsIn(text::Span span) {
        spans_.clear();
        breaker_.split(text::slice(text_, span), spans_);
        return spans_.size();
    }

    const std::string& text_;
    text::WordBreaker& breaker_;
    Piece last_;
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
    std::map<Key, Said> found;
    WordCounter words(coded.source.text, breaker_);
    for (const project::Coding& coding : coded.codings) {
        std::vector<std::optional<std::uint32_t>> mentioned;
        for (const project::TurnPart& part : project::partsOf(coding, coded.source.transcript)) {
            const auto speaking = coded.cases[coded.source.transcript.turns[part.turn].speaker];
            std::optional<std::uint32_t> owner;
            if (speaking) owner = static_cast<std::uint32_t>(*speaking);
            const bool isNew = std::find(mentioned.begin(), mentioned.end(), owner) == mentioned.end();
            if (isNew) mentioned.push_back(owner);
            for (std::optional<std::size_t> code = coding.code; code; code = codebook_.codes[*code].parent) {
                Said& said = found[{static_cast<std::uint32_t>(*code), owner}];
                said.mentions += isNew ? 1 : 0;
                said.pieces.push_back(words.piece(part.span));
            }
        }
    }
    for (auto& [key, said] : found)
        counts_.push_back({key.first, sources_, key.second, said.mentions, words.count(said.pieces)});
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
