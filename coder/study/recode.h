// Taking codings away and changing them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/study/passage.h"

namespace coder::study {

/// A coding as somebody names it: by its GUID, or by passage and code as that person's own.
struct NamedCoding {
    std::optional<base::Guid> guid;  ///< If set, the others don't count.
    Passage passage;
    std::string code;
};

/// What a coding becomes; what is not set stays.
struct NewContent {
    std::optional<std::string> code;
    std::optional<Passage> passage;
};

struct ChangedCodings {
    std::uint64_t changed = 0;  ///< Those that merged too.
    std::uint64_t merged = 0;   ///< Became one with another.
    std::string what;           ///< In words, of one coding: `mentor/kind on P1:3, "She was kind."`.
    std::optional<project::HistoryEntry> history;
};

/// Removes a person's coding, whoever's it is if named by its GUID. Memos on it stay. Errors: NotFound (no such coding;
/// the remedy names those that overlap), Invalid (made by rules, which would find it again); of the store.
base::Result<ChangedCodings> uncode(const std::string& study, const NamedCoding& coding, const std::string& who);

/// Gives all codings of the code `from`, whoever made them, the code `to`. Where one by the same coder with the code
/// `to` is on the same passage, the two become one: it keeps its GUID, takes over memos and evidence, and, if it was
/// not decided on, what was decided on the other. Errors: NotFound (no such code), Exists (there are such and not
/// `merge`); of the store.
base::Result<ChangedCodings> recodeAll(const std::string& study, const std::string& from, const std::string& to,
                                       bool merge, const std::string& who);

/// Changes one coding of a person. Errors: as recodeAll() and PassageLocator::find(); Invalid (made by rules).
base::Result<ChangedCodings> changeCoding(const std::string& study, const base::Guid& guid, const NewContent& content,
                                          bool merge, const std::string& who);

}  // namespace coder::study
