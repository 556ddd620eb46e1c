// Counts of themes: how often, by how many participants, in how many sources, in how many words each code was applied.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/codebook/codebook.h"
#include "coder/project/case.h"
#include "coder/project/coding.h"
#include "coder/text/words.h"

namespace coder::analysis {

/// The measures of a theme.
enum class Measure : std::uint8_t {
    Participants,  ///< Cases with one coding or more, and their share of all cases interviewed.
    Mentions,      ///< Codings. For a group: the codings of all its codes.
    MentionsEach,  ///< Median and quartiles of the mentions of each participant.
    Sources,       ///< Sources with one coding or more.
    Words,         ///< Words coded; words under several codings of one theme count once.
    Share,         ///< Words coded, as a share of all words that the participants said.
};

/// All, in the order of the enumeration: "participants", "mentions", "mentions-per-participant", "sources", "words",
/// "share-of-speech".
const std::vector<std::string_view>& measureNames();
std::string_view measureName(Measure measure);
std::optional<Measure> measureByName(std::string_view name);

/// What one case said under one code (or group) in one source.
struct ThemeCount {
    std::uint32_t code = 0;
    std::uint32_t source = 0;            ///< In the order the sources were added.
    std::optional<std::uint32_t> owner;  ///< Index of the case; none for speech of nobody in the case table.
    std::uint64_t mentions = 0;
    std::uint64_t words = 0;

    friend bool operator==(const ThemeCount&, const ThemeCount&) = default;
};

/// Adds up source after source, so that no text need be kept. Groups are counted with their codes, each participant
/// once.
class ThemeCounts {
public:
    explicit ThemeCounts(const codebook::Codebook& codebook) : codebook_(codebook) {}

    /// Counts the codings of one source. Cases of speakers with speech count as interviewed even without a coding.
    void add(const project::CodedSource& coded);

    const codebook::Codebook& codebook() const { return codebook_; }
    /// In the order of the sources, then of the codes, then of the cases.
    const std::vector<ThemeCount>& counts() const { return counts_; }
    std::uint32_t sources() const { return sources_; }
    /// By case: whether it speaks in a source that was added.
    bool interviewed(std::size_t caseIndex) const { return caseIndex < interviewed_.size() && interviewed_[caseIndex]; }
    /// By case: the words it said in all sources; 0 where the sources came without CodedSource::words.
    std::uint64_t wordsSpoken(std::size_t caseIndex) const {
        return caseIndex < wordsSpoken_.size() ? wordsSpoken_[caseIndex] : 0;
    }
    /// By source: the cases that speak in it, each once.
    const std::vector<std::vector<std::uint32_t>>& casesBySource() const { return casesBySource_; }

private:
    void addSpeech(const project::CodedSource& coded);

    const codebook::Codebook& codebook_;
    std::vector<ThemeCount> counts_;
    std::uint32_t sources_ = 0;
    std::vector<bool> interviewed_;
    std::vector<std::uint64_t> wordsSpoken_;
    std::vector<std::vector<std::uint32_t>> casesBySource_;
    text::WordBreaker breaker_;
};

}  // namespace coder::analysis
