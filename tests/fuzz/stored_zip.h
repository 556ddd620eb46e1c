// A ZIP container of one stored file, so that a fuzzer changes the XML and not the container.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace coder::fuzz {

inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ (0xEDB88320U & (0U - (crc & 1U)));
    }
    return ~crc;
}

/// PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; without times.
inline std::string storedZip(const std::vector<std::pair<std::string, std::string_view>>& files) {
    const auto number = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i, value >>= 8U)
            text += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
        return text;
    };
    std::string zip;
    std::string directory;
    for (const auto& [name, bytes] : files) {
        const auto size = static_cast<std::uint32_t>(bytes.size());
        const std::string facts = number(20, 2) + number(0, 8) + number(crc32(bytes), 4) + number(size, 4) +
                                  number(size, 4) + number(static_cast<std::uint32_t>(name.size()), 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + facts + number(0, 10) +
                     number(static_cast<std::uint32_t>(zip.size()), 4) + name;
        zip += "PK\x03\x04" + facts + name;
        zip += bytes;
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    const auto begin = static_cast<std::uint32_t>(zip.size());
    return zip + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<std::uint32_t>(directory.size()), 4) + number(begin, 4) + number(0, 2);
}

}  // namespace coder::fuzz
