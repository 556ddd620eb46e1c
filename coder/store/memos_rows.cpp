// Memos.
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

namespace {

project::Memo readMemo(Row& row) {
    project::Memo memo;
    row >> memo.guid;
    row.named(memo.onKind, project::MemoOn::Case, project::memoOnName);
    row >> memo.on >> memo.text >> memo.coder >> memo.created >> memo.changed;
    return memo;
}

}  // namespace

base::Status Step::put(const project::Memo& memo) {
    return writeRow(*state_,
                    "INSERT INTO memos(guid, on_kind, on_guid, text, coder, created, changed) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE SET on_kind = excluded.on_kind, "
                    "on_guid = excluded.on_guid, text = excluded.text, coder = excluded.coder, "
                    "created = excluded.created, changed = excluded.changed",
                    memo.guid, project::memoOnName(memo.onKind), memo.on, memo.text, memo.coder, memo.created,
                    memo.changed);
}

base::Status Step::removeMemo(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM memos WHERE guid = ?", guid);
}

base::Result<std::vector<project::Memo>> Store::memos() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Memo>> {
        return all(*connection_,
                   "SELECT guid, on_kind, on_guid, text, coder, created, changed FROM memos ORDER BY created, guid",
                   readMemo);
    });
}

base::Result<std::vector<project::Memo>> Store::memosOn(const base::Guid& object) const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Memo>> {
        return all(*connection_,
                   "SELECT guid, on_kind, on_guid, text, coder, created, changed FROM memos WHERE on_guid = ? "
                   "ORDER BY created, guid",
                   readMemo, object);
    });
}

}  // namespace coder::store
