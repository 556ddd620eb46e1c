// Codings taken from one revision of a source to another.
#pragma once

#include <string>
#include <vector>

#include "coder/project/stored_coding.h"
#include "coder/text/anchoring.h"

namespace coder::study {

struct Reanchored {
    /// The codings as they are in the new text, in their order; those whose words are not there are as they were.
    std::vector<project::StoredCoding> codings;
    std::vector<text::Anchor> anchors;  ///< Of the codings, without those of their evidence.
};

/// Where the words of codings on the text `before` stand in the text `now` of `revision`. A coding whose words changed
/// is marked as outdated, and a hit that was rejected for other words is to be decided on anew.
Reanchored reanchorCodings(std::vector<project::StoredCoding> codings, const base::Guid& revision,
                           const std::string& before, const std::string& now);

}  // namespace coder::study
