#include "coder/search/evaluate.h"

#include <algorithm>

#include "coder/search/near.h"

namespace coder::search {

namespace {

using Kind = ResolvedQuery::Kind;

bool phraseAt(const std::vector<WordTest>& phrase, const TurnWords& words, std::size_t at) {
    if (phrase.size() > words.size() - at || words[at + phrase.size() - 1].sentence != words[at].sentence) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i)
        if (!phrase[i].holds(*words[at + i].forms)) return false;
    return true;
}

bool hasPhrase(const std::vector<WordTest>& phrase, const TurnWords& words) {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (phraseAt(phrase, words, at)) return true;
    return false;
}

/// Calls `found` with each word of each occurrence of a phrase.
template <class Found>
void eachPhraseWord(const std::vector<WordTest>& phrase, const TurnWords& words, Found found) {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (phraseAt(phrase, words, at))
            for (std::size_t i = 0; i < phrase.size(); ++i) found(at + i);
}

/// Calls `found` with each word that is part of a NEAR, until it returns false.
template <class Found>
void eachNearWord(const ResolvedQuery& near, const TurnWords& words, Found found) {
    std::vector<Occurrence> occurrences;
    for (std::size_t begin = 0; begin < words.size();) {
        occurrences.clear();
        std::size_t at = begin;
        for (; at < words.size() && words[at].sentence == words[begin].sentence; ++at)
            for (std::size_t child = 0; child < near.children.size(); ++child)
                if (const auto& phrase = near.children[child].words; phraseAt(phrase, words, at))
                    occurrences.push_back({static_cast<std::uint32_t>(child), static_cast<std::uint32_t>(at),
                                           static_cast<std::uint32_t>(at + phrase.size() - 1)});
        begin = at;
        if (occurrences.size() < near.children.size()) continue;
        const std::vector<bool> inChain = inChains(occurrences, near.children.size(), near.within);
        for (std::size_t i = 0; i < occurrences.size(); ++i)
            for (std::size_t word = occurrences[i].first; inChain[i] && word <= occurrences[i].last; ++word)
                if (!found(word)) return;
    }
}

bool hasNear(const ResolvedQuery& near, const TurnWords& words) {
    bool has = false;
    eachNearWord(near, words, [&has](std::size_t) {
        has = true;
        return false;
    });
    return has;
}

/// Marks the matched words of a part of the query, if it holds.
void collect(const ResolvedQuery& query, const TurnWords& words, const HasTerm& hasTerm, std::vector<bool>& matched) {
    const auto mark = [&matched](std::size_t word) {
        matched[word] = true;
        return true;
    };
    if (!matches(query, words, hasTerm)) return;
    switch (query.kind) {
        case Kind::Phrase:
            eachPhraseWord(query.words, words, mark);
            break;
        case Kind::Near:
            eachNearWord(query, words, mark);
            break;
        case Kind::AndNot:
            collect(query.children.front(), words, hasTerm, matched);
            break;
        case Kind::And:
        case Kind::Or:
            for (const ResolvedQuery& child : query.children) collect(child, words, hasTerm, matched);
            break;
        case Kind::Field:
            break;
    }
}

}  // namespace

bool matches(const ResolvedQuery& query, const TurnWords& words, const HasTerm& hasTerm) {
    const auto holds = [&](const ResolvedQuery& child) { return matches(child, words, hasTerm); };
    const auto& children = query.children;
    switch (query.kind) {
        case Kind::Phrase:
            return hasPhrase(query.words, words);
        case Kind::Near:
            return hasNear(query, words);
        case Kind::And:
            return std::all_of(children.begin(), children.end(), holds);
        case Kind::Or:
            return std::any_of(children.begin(), children.end(), holds);
        case Kind::AndNot:
            return holds(children.front()) && std::none_of(children.begin() + 1, children.end(), holds);
        case Kind::Field:
            return hasTerm(query.term);
    }
    return false;
}

std::vector<text::Span> matchedWords(const ResolvedQuery& query, const TurnWords& words, const HasTerm& hasTerm) {
    std::vector<bool> matched(words.size(), false);
    collect(query, words, hasTerm, matched);
    std::vector<text::Span> spans;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (matched[i]) spans.push_back(words[i].span);
    return spans;
}

}  // namespace coder::search
