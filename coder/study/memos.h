// Memos: what people write about a study and the things in it.
#pragma once

#include <optional>
#include <string>

#include "coder/base/guid.h"
#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/report/table.h"

namespace coder::study {

struct ChangedMemo {
    std::string on;                                ///< "source P1", "the study", ...
    std::optional<project::HistoryEntry> history;  ///< None where the same memo was there.
};

/// Errors: Invalid, a memo without text, or one that is not UTF-8.
base::Status checkMemoText(const std::string& text);

/// Writes a memo. `on` is "study", the name of a source, the path of a code, the name of a participant, or the GUID of
/// a coding; "source:P1", "code:a/b" and "participant:P1" where one name is several things. The GUID of a memo: its
/// text is changed. The same words by the same person on the same thing are written once. Errors: NotFound (no such
/// thing), Invalid (several such things; no text); of the store.
base::Result<ChangedMemo> writeMemo(const std::string& study, const std::string& on, const std::string& text,
                                    const std::string& who);

/// Errors: NotFound; of the store.
base::Result<ChangedMemo> removeMemo(const std::string& study, const base::Guid& memo, const std::string& who);

/// All memos, or those on one thing, named as for writeMemo(), in the order of their making. Memos on what was removed
/// since are among them. Errors: as writeMemo().
base::Result<report::Table> memoTable(const std::string& study, const std::string& on);

}  // namespace coder::study
