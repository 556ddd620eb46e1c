// Coders: who codes.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/guid.h"

namespace coder::project {

enum class CoderKind : std::uint8_t {
    Person,
    Rules,  ///< A rule set treated as a coder.
};

struct Coder {
    base::Guid guid;
    std::string name;
    CoderKind kind = CoderKind::Person;

    friend bool operator==(const Coder&, const Coder&) = default;
};

}  // namespace coder::project
