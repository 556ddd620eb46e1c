#include "coder/analysis/tf_idf.h"

#include <algorithm>
#include <cmath>

namespace coder::analysis {

namespace {

/// The count of `term` among counts in the order of the terms.
template <typename Counts>
std::uint64_t countOf(const Counts& counts, std::uint32_t term) {
    const auto found = std::lower_bound(counts.begin(), counts.end(), term,
                                        [](const auto& count, std::uint32_t other) { return count.term < other; });
    return found != counts.end() && found->term == term ? found->count : 0;
}

}  // namespace

TermWeights::TermWeights(const std::vector<std::vector<std::uint32_t>>& documents) {
    const auto counted = [](std::vector<std::uint32_t> terms) {
        std::sort(terms.begin(), terms.end());
        std::vector<Count> counts;
        for (const std::uint32_t term : terms) {
            if (counts.empty() || counts.back().term != term) counts.push_back({term, 0});
            ++counts.back().count;
        }
        return counts;
    };
    std::vector<std::uint32_t> occurrences;
    for (const auto& document : documents) {
        counts_.push_back(counted(document));
        lengths_.push_back(document.size());
        for (const Count& count : counts_.back()) occurrences.push_back(count.term);
    }
    documentsWith_ = counted(std::move(occurrences));
    for (const auto& counts : counts_) {
        double squares = 0;
        for (const Count& count : counts) squares += smooth(count) * smooth(count);
        norms_.push_back(std::sqrt(squares));
    }
}

std::uint64_t TermWeights::documentsWith(std::uint32_t term) const { return countOf(documentsWith_, term); }

double TermWeights::smooth(const Count& count) const {
    const double documents = 1 + static_cast<double>(counts_.size());
    const double withTerm = 1 + static_cast<double>(documentsWith(count.term));
    return static_cast<double>(count.count) * (std::log(documents / withTerm) + 1);
}

TfIdf TermWeights::weigh(std::uint32_t term, std::size_t document) const {
    TfIdf result;
    result.count = countOf(counts_[document], term);
    result.length = lengths_[document];
    result.documentsWithTerm = documentsWith(term);
    result.documents = counts_.size();
    if (result.documentsWithTerm == 0) return result;
    const auto count = static_cast<double>(result.count);
    const double rarity = static_cast<double>(result.documents) / static_cast<double>(result.documentsWithTerm);
    result.rawLog10 = count * std::log10(rarity);
    result.smooth = smooth({term, result.count});
    if (result.length == 0) return result;
    const double share = count / static_cast<double>(result.length);
    result.shareLn = share * std::log(rarity);
    result.shareLog2 = share * std::log2(rarity);
    result.smoothNormalized = *result.smooth / norms_[document];
    return result;
}

}  // namespace coder::analysis
