// Which token of an old text is which token of its new version. Internal to this module.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "coder/text/common_runs.h"

namespace coder::text {

/// Equal tokens, paired. No token has two partners.
struct Alignment {
    static constexpr std::uint32_t None = std::numeric_limits<std::uint32_t>::max();

    std::vector<std::uint32_t> toNew;  ///< By token of the old text.
    std::vector<std::uint32_t> toOld;  ///< By token of the new text.
    std::vector<bool> reordered;       ///< By token of the old text: paired out of the order of the others.
};

/// Pairs of tokens that are not `reordered` rise in both texts. See docs/design/anchoring.md for the steps; n log n,
/// and bounded by some thousand steps a token.
Alignment align(const TokenIds& oldIds, const TokenIds& newIds);

}  // namespace coder::text
