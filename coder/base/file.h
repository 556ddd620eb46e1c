// Reading whole files. Writing is done by the study module, beside and then by renaming.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/result.h"

namespace coder::base {

/// The largest file that is read whole: 1 GiB. No transcript is larger; what is, is another kind of file.
inline constexpr std::uint64_t MaxFileBytes = std::uint64_t{1} << 30;

/// The bytes of a regular file. Errors: NotFound, Unreadable (a folder, no permission), Unsupported (over `maxBytes`).
Result<std::string> readFile(const std::string& path, std::uint64_t maxBytes = MaxFileBytes);

/// The first bytes of a regular file, `count` of them or all that there are. Errors: NotFound, Unreadable.
Result<std::string> readStart(const std::string& path, std::size_t count);

}  // namespace coder::base
