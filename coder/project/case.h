// Cases: the participants of a study with their attributes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/diagnostic.h"

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
    std::vector<Case> cases;  ///< Listed ones first, in the order of the table.

    std::optional<std::size_t> attribute(std::string_view name) const;

    /// The case that speaks in `source` under `speaker`: a voice with that label, else a voice for the whole source.
    std::optional<std::size_t> find(std::string_view source, std::string_view speaker) const;
};

}  // namespace coder::project
