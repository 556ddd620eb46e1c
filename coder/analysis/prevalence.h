// How many participants a theme was found in.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace coder::analysis {

/// One coding, by the numbers of its participant, its coder and its code.
struct CodingRow {
    std::uint32_t participant = 0;
    std::uint32_t coder = 0;
    std::uint32_t code = 0;
};

/// Whose codings make a participant count.
enum class CoderRule : std::uint8_t {
    Any,  ///< Those of any coder.
    All,  ///< Every one of the coders 0 .. coders - 1 must have found the theme in the participant, in any passage.
};

struct PrevalenceInput {
    /// By participant, also those without any coding: the group; none counts in the overall column only.
    std::vector<std::optional<std::uint32_t>> groupOfParticipant;
    std::uint32_t groups = 0;  ///< Groups are 0 .. groups - 1.
    /// In any order. Rows of other participants or codes than those listed here are left out.
    std::vector<CodingRow> rows;
    /// By code: the code above it. A code in a ring is below every code of the ring.
    std::vector<std::optional<std::uint32_t>> parents;
    bool rollup = true;  ///< A code's codings count for all codes above it too.
    CoderRule rule = CoderRule::Any;
    std::uint32_t coders = 1;  ///< For CoderRule::All; codings of others don't count there.
};

/// `part` of `whole` participants.
struct ParticipantCount {
    std::uint64_t part = 0;
    std::uint64_t whole = 0;

    /// None where there are no participants.
    std::optional<double> percent() const;
    friend bool operator==(const ParticipantCount&, const ParticipantCount&) = default;
};

struct ThemePrevalence {
    ParticipantCount all;                  ///< Every participant once, however often coded.
    std::vector<ParticipantCount> groups;  ///< By group.
    std::uint64_t segments = 0;            ///< Rows, by any coder, repetitions and rolled-up codes counted.

    friend bool operator==(const ThemePrevalence&, const ThemePrevalence&) = default;
};

/// By code. Takes time in proportion to the rows, times the depth of their codes where they are rolled up.
std::vector<ThemePrevalence> prevalence(const PrevalenceInput& input);

}  // namespace coder::analysis
