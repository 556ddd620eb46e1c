// The files in a ZIP container, which nobody trusts: names may be hostile, and little may unpack to much.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"

namespace coder::import {

/// What is unpacked of one file, at most: 256 MiB.
inline constexpr std::uint64_t MaxUnpackedBytes = std::uint64_t{256} << 20;
/// A file of more than a mebibyte that unpacks to more than so many times its packed size is refused.
inline constexpr std::uint64_t MaxUnpackingRatio = 300;
/// A container with more entries is refused.
inline constexpr std::size_t MaxZipEntries = 20000;

class ZipReader {
public:
    /// Of a container in memory, which must outlive the reader. Errors: Invalid for what is damaged, or has too many
    /// entries.
    static base::Result<ZipReader> open(std::string_view bytes, const std::string& file);
    /// Of a file, which is not read whole. Errors: the same.
    static base::Result<ZipReader> openFile(const std::string& file);
    ZipReader(ZipReader&&) noexcept;
    ZipReader& operator=(ZipReader&&) noexcept;
    ~ZipReader();

    /// As they stand in the container, in its order; folders end in "/".
    const std::vector<std::string>& names() const { return names_; }
    bool has(std::string_view name) const;

    /// Errors: NotFound; Unsupported for encrypted files, unknown compression and what unpacks to too much; Invalid for
    /// damaged ones. `maxBytes` bounds the unpacked bytes.
    base::Result<std::string> read(const std::string& name, std::uint64_t maxBytes = MaxUnpackedBytes) const;

private:
    struct State;
    static base::Result<ZipReader> list(std::unique_ptr<State> state);
    ZipReader(std::unique_ptr<State> state, std::vector<std::string> names);
    std::unique_ptr<State> state_;
    std::vector<std::string> names_;
};

/// True for a name that stays below the folder it is unpacked to: relative, without "..", backslashes, drive letters
/// and control characters.
bool isSafeName(std::string_view name);

}  // namespace coder::import
