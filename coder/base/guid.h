// The name of an object that is the same on every machine: a UUID (RFC 9562).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace coder::base {

/// 16 bytes. One that nobody set is all zeros and names nothing. The order is that of the bytes, which is also the
/// order of the texts.
class Guid {
public:
    using Bytes = std::array<std::uint8_t, 16>;

    constexpr Guid() = default;
    constexpr explicit Guid(const Bytes& bytes) : bytes_(bytes) {}

    /// A new one of version 4, from the system's random numbers; two are never equal in practice. Ends the program if
    /// the system has none to give (Linux has, from the moment it runs).
    static Guid random();

    /// A new one of version 7: the time, then random numbers; each is above those before it in this program. For what
    /// is made by the thousand, such as codings: neighbours in time are neighbours in an index, which makes a store of
    /// them about twice as fast.
    static Guid timed();

    /// The one of version 8 that a thing has whose identity is a name inside something else, such as a code's path in a
    /// study: whoever makes it, wherever, gets the same. From the SHA-256 of all three.
    static Guid named(const Guid& inside, std::string_view kind, std::string_view name);

    /// The same for what lies at a position in something: those of one thing are neighbours in an index, in the order
    /// of their positions (below 2^26), as with timed(). `identity` is all that tells it from others at that position.
    static Guid placed(const Guid& in, std::uint32_t position, std::string_view identity);

    /// Reads 32 hexadecimal digits of either case with or without the four hyphens, with or without braces around;
    /// nothing else.
    static std::optional<Guid> parse(std::string_view text);

    constexpr const Bytes& bytes() const { return bytes_; }
    constexpr bool isNull() const { return *this == Guid(); }

    /// "0f8fad5b-d9cb-469f-a165-70867728950e", in lower case.
    std::string toString() const;

    friend constexpr auto operator<=>(const Guid&, const Guid&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Guid& guid) { return out << guid.toString(); }

private:
    Bytes bytes_{};
};

}  // namespace coder::base

/// For hash tables in memory; nothing that is written or shown may depend on it.
template <>
struct std::hash<coder::base::Guid> {
    std::size_t operator()(const coder::base::Guid& guid) const noexcept {
        std::size_t value = 0;
        std::memcpy(&value, guid.bytes().data(), sizeof value);
        return value;
    }
};
