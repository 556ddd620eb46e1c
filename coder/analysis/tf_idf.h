// How much a term says about a document.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace coder::analysis {

/// With N documents, empty ones too, of which df have the term: five ways to weigh its occurrences in one of them (all
/// after Sparck Jones 1972, J Doc 28:11-21). None in any way where no document has the term.
struct TfIdf {
    std::uint64_t count = 0;              ///< Occurrences in the document.
    std::uint64_t length = 0;             ///< All tokens of the document.
    std::uint64_t documentsWithTerm = 0;  ///< df.
    std::uint64_t documents = 0;          ///< N.
    std::optional<double> rawLog10;       ///< count log10(N / df).
    std::optional<double> shareLn;        ///< count / length ln(N / df); this and the next: none in an empty document.
    std::optional<double> shareLog2;      ///< count / length log2(N / df).
    std::optional<double> smooth;         ///< count (ln((1 + N) / (1 + df)) + 1).
    /// `smooth` over the Euclidean length of all the document's terms, 0..1; none in an empty document.
    std::optional<double> smoothNormalized;
};

/// Documents as the numbers of their tokens' terms. Counts once, then answers for any term and document.
class TermWeights {
public:
    explicit TermWeights(const std::vector<std::vector<std::uint32_t>>& documents);

    /// `document` is an index; a term that occurs nowhere has no weights.
    TfIdf weigh(std::uint32_t term, std::size_t document) const;

private:
    struct Count {
        std::uint32_t term = 0;
        std::uint64_t count = 0;
    };

    std::uint64_t documentsWith(std::uint32_t term) const;
    double smooth(const Count& count) const;

    std::vector<std::vector<Count>> counts_;  ///< By document, in the order of the terms.
    std::vector<std::uint64_t> lengths_;      ///< By document.
    std::vector<Count> documentsWith_;        ///< In the order of the terms: how many documents have it.
    std::vector<double> norms_;               ///< By document.
};

}  // namespace coder::analysis
