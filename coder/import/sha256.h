// SHA-256 (FIPS 180-4) of inputs and outputs.
#pragma once

#include <string>
#include <string_view>

namespace coder::import {

/// In lower-case hexadecimal, 64 characters.
std::string sha256(std::string_view bytes);

/// The same by Qt alone, for processors that have no instructions for it.
std::string sha256ByQt(std::string_view bytes);

}  // namespace coder::import
