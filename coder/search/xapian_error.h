// What Xapian throws, in the program's own words. Xapian's exceptions go no further than this module.
#pragma once

#include <string>

#include "coder/base/result.h"

namespace Xapian {
class Error;
}

namespace coder::search {

/// `folder` is the index's, empty for one in memory.
base::Error toError(const Xapian::Error& error, const std::string& folder);

/// For records of the index that can't be right.
base::Error damaged(const std::string& folder, const std::string& what);

}  // namespace coder::search
