// Hashing is a third of the time of importing plain text when it is done by Qt, so that the processor does it if it
// can.
#include "coder/import/sha256.h"

#include <QByteArray>
#include <QCryptographicHash>

#include "coder/import/sha256_blocks.h"

namespace coder::import {

namespace {

constexpr std::size_t BlockBytes = 64;

void appendBigEndian(std::string& to, std::uint64_t value, unsigned bytes) {
    for (unsigned i = bytes; i > 0; --i) to += static_cast<char>(static_cast<unsigned char>(value >> (8 * (i - 1))));
}

std::string hexadecimal(const Sha256State& state) {
    constexpr std::string_view Digits = "0123456789abcdef";
    std::string text;
    for (const std::uint32_t word : state)
        for (unsigned shift = 32; shift > 0; shift -= 4) text += Digits[word >> (shift - 4) & 0xFU];
    return text;
}

/// FIPS 180-4: the bytes, a one bit, zeros, and the number of bits in the last eight bytes of a block.
std::string hashByProcessor(std::string_view bytes) {
    Sha256State state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    const std::size_t whole = bytes.size() / BlockBytes * BlockBytes;
    sha256Blocks(state, bytes.substr(0, whole));
    std::string last(bytes.substr(whole));
    last += '\x80';
    last.append((2 * BlockBytes - 8 - last.size()) % BlockBytes, '\0');
    appendBigEndian(last, std::uint64_t{bytes.size()} * 8, 8);
    sha256Blocks(state, last);
    return hexadecimal(state);
}

}  // namespace

std::string sha256ByQt(std::string_view bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return hash.result().toHex().toStdString();
}

std::string sha256(std::string_view bytes) {
    return hasSha256Instructions() ? hashByProcessor(bytes) : sha256ByQt(bytes);
}

}  // namespace coder::import
