// Names of enumerations' values that stand in the file and nowhere else. Internal to this module.
#pragma once

#include "coder/project/coder.h"

namespace coder::store {

inline const char* coderKindName(project::CoderKind kind) {
    return kind == project::CoderKind::Person ? "person" : "rules";
}

}  // namespace coder::store
