// Names of enumerations' values that stand in the file and nowhere else. Internal to this module.
#pragma once

#include "coder/project/coder.h"
#include "coder/project/stored_case.h"

namespace coder::store {

inline const char* coderKindName(project::CoderKind kind) {
    return kind == project::CoderKind::Person ? "person" : "rules";
}

inline const char* attributeTypeName(project::AttributeType type) {
    switch (type) {
        case project::AttributeType::Text:
            return "text";
        case project::AttributeType::Number:
            return "number";
        case project::AttributeType::Date:
            return "date";
    }
    return "";
}

}  // namespace coder::store
