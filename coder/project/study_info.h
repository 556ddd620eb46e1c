// What a study says of itself.
#pragma once

#include <string>

#include "coder/base/guid.h"

namespace coder::project {

struct StudyInfo {
    base::Guid guid;  ///< The same in all copies of a study.
    std::string title;
    std::string language;  ///< "en", "de", ...; empty where the study names none.
    std::string created;   ///< As base::utcNow() writes it.

    friend bool operator==(const StudyInfo&, const StudyInfo&) = default;
};

/// One part of what study.yaml says: a top-level key such as "speakers" or "tables", and its value as YAML.
struct Setting {
    std::string key;
    std::string value;

    friend bool operator==(const Setting&, const Setting&) = default;
};

}  // namespace coder::project
