// Estimates of a rule's precision from a random sample of its codings that a person decided on.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/guid.h"

namespace coder::project {

struct Estimate {
    base::Guid guid;
    base::Guid code;
    std::string rule;            ///< Its id; empty for all of the code's rules together.
    std::uint64_t sampled = 0;   ///< Codings drawn and decided on.
    std::uint64_t accepted = 0;  ///< At most `sampled`.
    std::uint64_t seed = 0;      ///< That the sample was drawn with; at most 2^63 - 1.
    base::Guid coder;            ///< Who decided.
    std::string at;              ///< As base::utcNow() writes it.

    friend bool operator==(const Estimate&, const Estimate&) = default;
};

}  // namespace coder::project
