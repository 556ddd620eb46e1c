#include "coder/analysis/theme_counts.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace coder::analysis {

namespace {

constexpr std::array<std::pair<Measure, const char*>, 4> MeasureNames{{
    {Measure::Participants, "participants"},
    {Measure::Mentions, "mentions"},
    {Measure::Sources, "sources"},
    {Measure::Words, "words"},
}};

struct Coded {
    std::uint64_t mentions = 0;
    std::vector<text::Span> spans;
};

using Key = std::pair<std::uint32_t, std::optional<std::uint32_t>>;  // code, case

/// Words under the spans, each once. Spans are joined first: a word that two of them share is not cut in two.
std::uint64_t wordsIn(std::vector<text::Span> spans, const std::string& text, text::WordBreaker& breaker) {
    std::sort(spans.begin(), spans.end());
    std::vector<text::Span> words;
    for (std::size_t i = 0; i < spans.size();) {
        text::Span joined = spans[i];
        for (++i; i < spans.size() && spans[i].begin() <= joined.end(); ++i)
            joined = {joined.begin(), std::max(joined.end(), spans[i].end())};
        breaker.split(text::slice(text, joined), words);
    }
    return words.size();
}

}  // namespace

const char* measureName(Measure measure) { return MeasureNames[static_cast<std::size_t>(measure)].second; }

std::optional<Measure> measureByName(std::string_view name) {
    for (const auto& [measure, known] : MeasureNames)
        if (name == known) return measure;
    return std::nullopt;
}

void ThemeCounts::add(const project::CodedSource& coded) {
    std::map<Key, Coded> found;
    for (const project::Coding& coding : coded.codings) {
        const std::uint32_t speaker = coded.source.transcript.turns[coding.turn].speaker;
        std::optional<std::uint32_t> owner;
        if (coded.cases[speaker]) owner = static_cast<std::uint32_t>(*coded.cases[speaker]);
        for (std::optional<std::size_t> code = coding.code; code; code = codebook_.codes[*code].parent) {
            Coded& entry = found[{static_cast<std::uint32_t>(*code), owner}];
            ++entry.mentions;
            entry.spans.push_back(coding.span);
        }
    }
    for (auto& [key, entry] : found)
        counts_.push_back({key.first, sources_, key.second, entry.mentions,
                           wordsIn(std::move(entry.spans), coded.source.text, breaker_)});

    std::vector<std::uint32_t> speaking;
    for (const transcript::Turn& turn : coded.source.transcript.turns)
        if (coded.cases[turn.speaker]) speaking.push_back(static_cast<std::uint32_t>(*coded.cases[turn.speaker]));
    std::sort(speaking.begin(), speaking.end());
    speaking.erase(std::unique(speaking.begin(), speaking.end()), speaking.end());
    for (const std::uint32_t caseIndex : speaking) {
        if (interviewed_.size() <= caseIndex) interviewed_.resize(caseIndex + 1, false);
        interviewed_[caseIndex] = true;
    }
    casesBySource_.push_back(std::move(speaking));
    ++sources_;
}

}  // namespace coder::analysis
