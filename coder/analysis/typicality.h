// How typical passages are of what was coded alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace coder::analysis {

/// A passage as the words it holds (stems), and the theme that it was coded with.
struct ThemedWords {
    std::uint32_t theme = 0;
    std::vector<std::string> words;
};

/// By passage, 0..1: the cosine between its words and the mean of all passages of its theme. Words weigh
/// count * (ln((1 + N) / (1 + df)) + 1) with N passages of which df have the word (tf-idf with smoothing: Manning,
/// Raghavan and Schuetze 2008, Introduction to Information Retrieval, ch. 6), and each passage has length 1 in the
/// mean. 0 for a passage without words.
std::vector<double> typicality(const std::vector<ThemedWords>& passages);

/// What can be quoted.
struct QuotationCandidate {
    double typicality = 0;
    std::uint32_t participant = 0;
    std::uint32_t group = 0;  ///< The participant's value of the attribute that quotations are to be spread over.
};

/// Chooses up to `wanted` of the candidates, the most typical first: each of another participant and, as long as there
/// are any, of a group that was not quoted yet. Of equals the first. `quoted` are participants who are quoted already.
std::vector<std::size_t> chooseQuotations(const std::vector<QuotationCandidate>& candidates, std::size_t wanted,
                                          const std::vector<QuotationCandidate>& quoted);

}  // namespace coder::analysis
