// SHA-256 (FIPS 180-4) of inputs and outputs, through Qt.
#pragma once

#include <string>
#include <string_view>

namespace coder::import {

/// In lower-case hexadecimal, 64 characters.
std::string sha256(std::string_view bytes);

}  // namespace coder::import
