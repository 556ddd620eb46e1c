#include "coder/search/hash.h"

#include <fmt/format.h>

namespace coder::search {

namespace {

constexpr std::uint64_t Prime = 0x100000001B3U;

}  // namespace

void Hash::add(std::string_view bytes) {
    for (const char byte : bytes) value_ = (value_ ^ static_cast<unsigned char>(byte)) * Prime;
}

void Hash::add(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) value_ = (value_ ^ ((number >> shift) & 0xFFU)) * Prime;
}

std::string Hash::hex() const { return fmt::format("{:016x}", value_); }

}  // namespace coder::search
