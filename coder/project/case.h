// Cases: the participants of a study with their attributes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/project/attribute.h"

namespace coder::project {

/// Where a case speaks: in a source, under one speaker's label, or (label empty) as all of its participants' speech.
struct Voice {
    std::string source;
    std::string speaker;
};

struct Case {
    std::string name;
    std::vector<std::string> values;  ///< By attribute; empty where the value is missing.
    std::vector<Voice> voices;
    base::Place place;   ///< In the participants' table.
    bool listed = true;  ///< False for a case made for a source that the participants' table does not have.
};

struct CaseTable {
    std::vector<std::string> attributes;
    std::vector<Case> cases;                ///< Listed ones first, in the order of the table.
    std::vector<AttributeKind> kinds = {};  ///< By attribute, as findKind() finds them; those not there are texts.

    std::optional<std::size_t> attribute(std::string_view name) const;
    AttributeKind kind(std::size_t attribute) const {
        return attribute < kinds.size() ? kinds[attribute] : AttributeKind{};
    }

    /// The case that speaks in `source` under `speaker`: a voice with that label (case, accents, spaces and a full stop
    /// at the end don't count), else a voice for the whole source.
    std::optional<std::size_t> find(std::string_view source, std::string_view speaker) const;
};

/// Whether two spellings are one speaker's label, as in a transcript.
bool isSameLabel(std::string_view a, std::string_view b);

}  // namespace coder::project
