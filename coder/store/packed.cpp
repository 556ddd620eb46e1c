#include "coder/store/packed.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>

#include "coder/store/errors.h"

namespace coder::store {

namespace {

constexpr std::size_t PieceBytes = 1 << 16;

/// zlib's input is not const in its types; it never writes to it.
Bytef* input(const void* bytes) { return static_cast<Bytef*>(const_cast<void*>(bytes)); }

[[noreturn]] void outOfMemory() {
    throw Failure(base::ErrorCode::Unwritable, "there is not enough memory to pack the data", "close other programs");
}

}  // namespace

struct Packer::Stream {
    z_stream zlib{};
    std::array<char, PieceBytes> piece{};
};

Packer::Packer(int level) : stream_(std::make_unique<Stream>()) {
    if (deflateInit(&stream_->zlib, level) != Z_OK) outOfMemory();
}

Packer::~Packer() { deflateEnd(&stream_->zlib); }

void Packer::add(const void* bytes, std::size_t count) {
    z_stream& zlib = stream_->zlib;
    added_ += count;
    const auto* from = static_cast<const char*>(bytes);
    while (count > 0) {
        const std::size_t part = std::min<std::size_t>(count, std::numeric_limits<uInt>::max());
        zlib.next_in = input(from);
        zlib.avail_in = static_cast<uInt>(part);
        while (zlib.avail_in > 0) {
            zlib.next_out = reinterpret_cast<Bytef*>(stream_->piece.data());
            zlib.avail_out = PieceBytes;
            deflate(&zlib, Z_NO_FLUSH);
            packed_.append(stream_->piece.data(), PieceBytes - zlib.avail_out);
        }
        from += part;
        count -= part;
    }
}

std::string Packer::finish() {
    z_stream& zlib = stream_->zlib;
    zlib.avail_in = 0;
    int state = Z_OK;
    while (state == Z_OK) {
        zlib.next_out = reinterpret_cast<Bytef*>(stream_->piece.data());
        zlib.avail_out = PieceBytes;
        state = deflate(&zlib, Z_FINISH);
        packed_.append(stream_->piece.data(), PieceBytes - zlib.avail_out);
    }
    return std::move(packed_);
}

struct Unpacker::Stream {
    z_stream zlib{};
    std::string_view rest;
    bool ended = false;
};

Unpacker::Unpacker(std::string_view packed) : stream_(std::make_unique<Stream>()) {
    stream_->rest = packed;
    if (inflateInit(&stream_->zlib) != Z_OK) outOfMemory();
}

Unpacker::~Unpacker() { inflateEnd(&stream_->zlib); }

std::size_t Unpacker::read(void* to, std::size_t count) {
    z_stream& zlib = stream_->zlib;
    count = std::min<std::size_t>(count, std::numeric_limits<uInt>::max());
    zlib.next_out = static_cast<Bytef*>(to);
    zlib.avail_out = static_cast<uInt>(count);
    while (zlib.avail_out > 0 && !stream_->ended) {
        if (zlib.avail_in == 0) {
            const std::size_t part = std::min<std::size_t>(stream_->rest.size(), std::numeric_limits<uInt>::max());
            zlib.next_in = input(stream_->rest.data());
            zlib.avail_in = static_cast<uInt>(part);
            stream_->rest.remove_prefix(part);
        }
        const int state = inflate(&zlib, Z_NO_FLUSH);
        if (state == Z_STREAM_END)
            stream_->ended = true;
        else if (state != Z_OK)
            throw damaged("packed bytes can't be unpacked");
    }
    return count - zlib.avail_out;
}

std::string pack(std::string_view bytes) {
    Packer packer(6);
    packer.add(bytes.data(), bytes.size());
    return packer.finish();
}

std::string unpack(std::string_view packed, std::uint64_t size) {
    // zlib makes at most 1,032 bytes of one: a damaged size asks for no more memory than the bytes can fill.
    if (size / 1032 > packed.size()) throw damaged("packed bytes are too few");
    std::string bytes(size, '\0');
    Unpacker unpacker(packed);
    std::size_t done = 0;
    for (std::size_t got = 1; done < size && got > 0; done += got)
        got = unpacker.read(bytes.data() + done, size - done);
    char more = 0;
    if (done != size || unpacker.read(&more, 1) != 0) throw damaged("packed bytes have another size than they say");
    return bytes;
}

}  // namespace coder::store
