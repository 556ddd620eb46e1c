#include "coder/base/guid.h"

#include <sys/random.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>

#include "coder/base/check.h"
#include "coder/base/sha256.h"

namespace coder::base {

namespace {

std::optional<std::uint8_t> digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

bool hyphenAt(std::size_t position) { return position == 8 || position == 13 || position == 18 || position == 23; }

}  // namespace

Guid Guid::random() {
    Bytes bytes{};
    ssize_t got = -1;
    do {
        got = ::getrandom(bytes.data(), bytes.size(), 0);
    } while (got < 0 && errno == EINTR);
    CODER_CHECK_EQ(got, static_cast<ssize_t>(bytes.size()));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);  // version 4
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
    return Guid(bytes);
}

namespace {

/// Milliseconds since 1970 and twelve bits more, above all that were given before in this program (RFC 9562, 6.2,
/// method 1).
std::uint64_t nextTime() {
    static std::atomic<std::uint64_t> last{0};
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto present = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(now).count())
                         << 12U;
    std::uint64_t before = last.load();
    while (!last.compare_exchange_weak(before, std::max(before + 1, present))) {
    }
    return std::max(before + 1, present);
}

}  // namespace

Guid Guid::timed() {
    Bytes bytes = random().bytes();
    const std::uint64_t time = nextTime();
    for (std::size_t i = 0; i < 6; ++i) bytes[i] = static_cast<std::uint8_t>(time >> (52 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>((time >> 8U & 0x0FU) | 0x70U);  // version 7
    bytes[7] = static_cast<std::uint8_t>(time);
    return Guid(bytes);
}

Guid Guid::named(const Guid& inside, std::string_view kind, std::string_view name) {
    Sha256 hash;
    hash.add({reinterpret_cast<const char*>(inside.bytes_.data()), inside.bytes_.size()});
    hash.add(kind);
    hash.add(std::string_view("\0", 1));  // Between, so that no kind and name can be read as another's.
    hash.add(name);
    Bytes bytes = parse(hash.finish().substr(0, 32)).value().bytes_;
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x80);  // version 8
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
    return Guid(bytes);
}

Guid Guid::placed(const Guid& in, std::uint32_t position, std::string_view identity) {
    Bytes bytes = named(in, std::to_string(position), identity).bytes_;
    std::copy_n(in.bytes_.begin(), 6, bytes.begin());
    bytes[6] = static_cast<std::uint8_t>(0x80U | (position >> 22U & 0x0FU));
    bytes[7] = static_cast<std::uint8_t>(position >> 14U);
    bytes[8] = static_cast<std::uint8_t>(0x80U | (position >> 8U & 0x3FU));
    bytes[9] = static_cast<std::uint8_t>(position);
    return Guid(bytes);
}

std::optional<Guid> Guid::parse(std::string_view text) {
    if (text.size() >= 2 && text.front() == '{' && text.back() == '}') text = text.substr(1, text.size() - 2);
    const bool hyphens = text.size() == 36;
    if (!hyphens && text.size() != 32) return std::nullopt;
    Bytes bytes{};
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (hyphens && hyphenAt(i)) {
            if (text[i] != '-') return std::nullopt;
            continue;
        }
        const auto value = digit(text[i]);
        if (!value) return std::nullopt;
        bytes[digits / 2] = static_cast<std::uint8_t>(bytes[digits / 2] << 4 | *value);
        ++digits;
    }
    return Guid(bytes);
}

std::string Guid::toString() const {
    static constexpr char Digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const std::uint8_t byte : bytes_) {
        if (hyphenAt(text.size())) text += '-';
        text += Digits[byte >> 4];
        text += Digits[byte & 0x0F];
    }
    return text;
}

}  // namespace coder::base
