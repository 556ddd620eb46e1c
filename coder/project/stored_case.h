// Cases, their attributes and voices as a study keeps them: one value for each fact, so that each can change alone.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/guid.h"
#include "coder/project/attribute.h"

namespace coder::project {

struct Attribute {
    base::Guid guid;
    std::string name;  ///< Unique in the study.
    AttributeType type = AttributeType::Text;
    std::uint32_t position = 0;  ///< Attributes stand in the order of positions, then of names.

    friend bool operator==(const Attribute&, const Attribute&) = default;
};

struct StoredCase {
    base::Guid guid;
    std::string name;            ///< Unique in the study.
    std::uint32_t position = 0;  ///< Cases stand in the order of positions, then of names.

    friend bool operator==(const StoredCase&, const StoredCase&) = default;
};

/// A missing value has none of these.
struct CaseValue {
    base::Guid ofCase;
    base::Guid attribute;
    std::string value;

    friend bool operator==(const CaseValue&, const CaseValue&) = default;
};

/// Where a case speaks. It may name a source that is not imported yet.
struct StoredVoice {
    base::Guid ofCase;
    std::string source;   ///< A source's name.
    std::string speaker;  ///< A speaker's label; empty for all of the source's participants' speech.

    friend bool operator==(const StoredVoice&, const StoredVoice&) = default;
};

}  // namespace coder::project
