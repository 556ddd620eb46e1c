// Which codes stand together, and which follow which: codes by sentence, by turn and by case.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/project/case.h"
#include "coder/project/coding.h"

namespace coder::analysis {

/// In which unit two codes have to stand to be together.
enum class Unit : std::uint8_t { Sentence, Turn, Case };

/// Square, by code: how many units have both codes; on the diagonal, how many have the code.
class PairCounts {
public:
    explicit PairCounts(std::size_t codes) : codes_(codes), counts_(codes * codes) {}

    std::size_t codes() const { return codes_; }
    std::uint64_t at(std::size_t a, std::size_t b) const { return counts_[a * codes_ + b]; }
    std::uint64_t& at(std::size_t a, std::size_t b) { return counts_[a * codes_ + b]; }

    std::uint64_t units = 0;  ///< All units, with or without a code.

private:
    std::size_t codes_;
    std::vector<std::uint64_t> counts_;
};

/// One code in one sentence.
struct CodedSentence {
    std::uint32_t source = 0;    ///< In the order in which the sources were added.
    std::uint32_t sentence = 0;  ///< Of the source.
    std::uint32_t turn = 0;
    std::uint32_t code = 0;
    std::optional<std::uint32_t> owner;
    std::uint32_t coding = 0;  ///< In the order of all codings added.
};

/// Adds up source after source. A coding stands in every sentence it touches. Only participants'
/// speech counts. A group is where one of its codes is.
class CodingUnits {
public:
    explicit CodingUnits(const codebook::Codebook& codebook) : codebook_(codebook) {}

    void add(const project::CodedSource& coded);

    /// In order of source, sentence and code; groups have sentences of their own.
    const std::vector<CodedSentence>& sentences() const { return sentences_; }

    /// Units are those of participants' speech: sentences, turns, or cases that were interviewed.
    PairCounts together(Unit unit) const;
    /// Pairs (a, b): a code in a sentence, and the next coded sentence of the same participant in the same source, by
    /// the codes of each. `shown` are the codes that count.
    PairCounts sequence(const std::vector<bool>& shown) const;

private:
    void addPart(const project::CodedSource& coded, const project::TurnPart& part, std::size_t leaf,
                 std::uint32_t coding);

    const codebook::Codebook& codebook_;
    std::vector<CodedSentence> sentences_;
    std::uint32_t sources_ = 0;
    std::uint32_t codings_ = 0;
    std::uint64_t participantSentences_ = 0;
    std::uint64_t participantTurns_ = 0;
    std::vector<bool> interviewed_;
};

}  // namespace coder::analysis
