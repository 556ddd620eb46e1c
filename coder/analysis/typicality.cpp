#include "coder/analysis/typicality.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

namespace coder::analysis {

namespace {

/// WordWeights by word, in the order of the words' numbers, so that sums come out the same everywhere.
using WordWeights = std::map<std::uint32_t, double>;

void toLengthOne(WordWeights& weights) {
    double square = 0;
    for (const auto& [word, weight] : weights) square += weight * weight;
    if (square <= 0) return;
    for (auto& [word, weight] : weights) weight /= std::sqrt(square);
}

std::vector<WordWeights> weigh(const std::vector<ThemedWords>& passages) {
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::uint32_t> passagesWith;
    std::vector<WordWeights> all(passages.size());
    for (std::size_t i = 0; i < passages.size(); ++i) {
        for (const std::string& word : passages[i].words) {
            const auto number = numbers.try_emplace(word, static_cast<std::uint32_t>(numbers.size())).first->second;
            all[i][number] += 1;
        }
        passagesWith.resize(numbers.size());
        for (const auto& [word, count] : all[i]) ++passagesWith[word];
    }
    const auto n = static_cast<double>(passages.size());
    for (WordWeights& weights : all) {
        for (auto& [word, weight] : weights) weight *= std::log((1 + n) / (1.0 + passagesWith[word])) + 1;
        toLengthOne(weights);
    }
    return all;
}

/// The place of the most typical candidate that `allows`, or the number of candidates.
template <class Allows>
std::size_t best(const std::vector<QuotationCandidate>& candidates, Allows allows) {
    std::size_t best = candidates.size();
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (allows(candidates[i]) &&
            (best == candidates.size() || candidates[i].typicality > candidates[best].typicality))
            best = i;
    return best;
}

}  // namespace

std::vector<double> typicality(const std::vector<ThemedWords>& passages) {
    const std::vector<WordWeights> all = weigh(passages);
    std::map<std::uint32_t, WordWeights> means;
    for (std::size_t i = 0; i < passages.size(); ++i)
        for (const auto& [word, weight] : all[i]) means[passages[i].theme][word] += weight;
    for (auto& [theme, mean] : means) toLengthOne(mean);
    std::vector<double> cosines;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        double cosine = 0;
        for (const auto& [word, weight] : all[i]) cosine += weight * means[passages[i].theme][word];
        cosines.push_back(cosine);
    }
    return cosines;
}

std::vector<std::size_t> chooseQuotations(const std::vector<QuotationCandidate>& candidates, std::size_t wanted,
                                          const std::vector<QuotationCandidate>& quoted) {
    std::set<std::uint32_t> participants;
    std::set<std::uint32_t> groups;
    for (const QuotationCandidate& each : quoted) {
        participants.insert(each.participant);
        groups.insert(each.group);
    }
    std::vector<std::size_t> chosen;
    while (chosen.size() < wanted) {
        const auto isNew = [&](const QuotationCandidate& each) { return participants.count(each.participant) == 0; };
        std::size_t next =
            best(candidates, [&](const auto& each) { return isNew(each) && groups.count(each.group) == 0; });
        if (next == candidates.size()) next = best(candidates, isNew);
        if (next == candidates.size()) break;
        chosen.push_back(next);
        participants.insert(candidates[next].participant);
        groups.insert(candidates[next].group);
    }
    return chosen;
}

}  // namespace coder::analysis
