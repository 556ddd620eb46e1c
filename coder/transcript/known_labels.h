// The labels whose roles are known before a transcript is read: the study's own and the language's usual ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coder/transcript/transcript.h"

namespace coder::transcript {

enum class LabelSource : std::uint8_t { Unknown, WellKnown, Study };

struct LabelKnowledge {
    LabelSource source = LabelSource::Unknown;
    Role role = Role::Other;
};

/// Immutable after construction. All keys are those of labelKey().
class KnownLabels {
public:
    explicit KnownLabels(const ParseOptions& options);

    /// The study goes before the usual labels, and in each of them the whole label before a code's letters ("P" for
    /// "P07").
    LabelKnowledge find(std::string_view key) const;

    /// What the spellings of one speaker's label have in common: labelKey(), and what the study says is the same.
    std::string keyOf(std::string_view label) const;

    /// The label as it is shown: that of the study for what the study says is another spelling of it.
    std::string_view shown(std::string_view label) const;

    /// The known label, as it is written in the study or the language, that `key` is most likely a misspelling of: of
    /// six or more letters and one edit away, or two where it has eight or more. An edit inserts, removes or replaces
    /// one byte or swaps two neighbours. Empty if there is none.
    std::string_view nearest(std::string_view key) const;

private:
    using Roles = std::unordered_map<std::string, Role>;

    void add(Roles& roles, const SpeakerRoles& labels);

    struct Spelling {
        std::string key;
        std::string label;
    };

    Roles study_;
    Roles wellKnown_;
    std::unordered_map<std::string, std::string> same_;  ///< From the key of another spelling to the label.
    std::vector<Spelling> spellings_;
};

}  // namespace coder::transcript
