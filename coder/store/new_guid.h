// GUIDs of things whose identity is a name. Internal to this module.
#pragma once

#include <string>

#include "coder/store/connection.h"

namespace coder::store {

/// Store::newGuid(). Throws.
base::Guid newGuid(const Connection& connection, NamedThing thing, const std::string& name);

}  // namespace coder::store
