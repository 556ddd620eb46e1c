// SHA-256 by the processor's own instructions, where it has them. Internal to this module.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace coder::import {

/// The eight words of a hash, from the first.
using Sha256State = std::array<std::uint32_t, 8>;

/// True when sha256Blocks() may be called on this machine.
bool hasSha256Instructions();

/// Goes on with `state` over whole blocks of 64 bytes (FIPS 180-4, 6.2.2). `blocks.size()` must be a multiple of 64.
void sha256Blocks(Sha256State& state, std::string_view blocks);

}  // namespace coder::import
