// Bytes compressed with zlib, piece by piece, so that large ones need not be in memory twice. Internal to this module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace coder::store {

class Packer {
public:
    /// `level` from 1 (fast) to 9 (small).
    explicit Packer(int level);
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;
    ~Packer();

    void add(const void* bytes, std::size_t count);
    /// The packed bytes; nothing may be added after.
    std::string finish();
    std::uint64_t added() const { return added_; }

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::string packed_;
    std::uint64_t added_ = 0;
};

class Unpacker {
public:
    /// Does not copy: the bytes must live as long.
    explicit Unpacker(std::string_view packed);
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;
    ~Unpacker();

    /// Writes up to `count` bytes; how many, 0 at the end. Throws a Failure where the bytes are damaged.
    std::size_t read(void* to, std::size_t count);

private:
    struct Stream;
    std::unique_ptr<Stream> stream_;
};

std::string pack(std::string_view bytes);
/// Throws a Failure where the bytes are damaged or give another size.
std::string unpack(std::string_view packed, std::uint64_t size);

}  // namespace coder::store
