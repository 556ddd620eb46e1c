// The history replayed on an empty study must give the present one. Internal to this module.
#pragma once

#include "coder/base/diagnostic.h"
#include "coder/store/connection.h"

namespace coder::store {

/// Throws where the history can't be read.
base::Diagnostics checkReplay(const Connection& connection);

}  // namespace coder::store
