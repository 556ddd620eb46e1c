// SHA-256 (FIPS 180-4), through Qt: how original bytes and texts are addressed. Internal to this module.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace coder::store {

/// Of the parts one after the other, in lower-case hexadecimal.
std::string sha256(std::initializer_list<std::string_view> parts);

}  // namespace coder::store
