// Memos: what coders write about their study.
#pragma once

#include <cstdint>
#include <string>

#include "coder/base/guid.h"

namespace coder::project {

enum class MemoOn : std::uint8_t { Study, Source, Code, Coding, Case };

/// "study", "source", "code", "coding" or "case".
const char* memoOnName(MemoOn kind);

struct Memo {
    base::Guid guid;
    MemoOn onKind = MemoOn::Study;
    base::Guid on;  ///< What the memo is about. It may have been removed since; the memo stays.
    std::string text;
    base::Guid coder;
    std::string created;  ///< As base::utcNow() writes it.
    std::string changed;  ///< Likewise; equal to `created` at first.

    friend bool operator==(const Memo&, const Memo&) = default;
};

}  // namespace coder::project
