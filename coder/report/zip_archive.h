// Zip archives in memory: what Word files are.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "coder/base/result.h"

namespace coder::report {

/// An archive of files by their names, in this order, without times of its own: the same files give the same bytes.
/// Errors: Fault with libzip's reason.
base::Result<std::string> zipArchive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace coder::report
