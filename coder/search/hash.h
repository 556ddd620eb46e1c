// A hash that is the same in every run and on every machine, for what is kept on disk. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace coder::search {

/// FNV-1a, 64 bits: Fowler, Noll, Vo; constants of draft-eastlake-fnv.
class Hash {
public:
    void add(std::string_view bytes);
    /// A number of its own, so that two neighbouring strings can't be taken for another two.
    void add(std::uint64_t number);

    std::uint64_t value() const { return value_; }
    /// 16 lower-case hexadecimal digits.
    std::string hex() const;

private:
    std::uint64_t value_ = 0xCBF29CE484222325U;
};

}  // namespace coder::search
