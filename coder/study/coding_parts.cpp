#include "coder/study/coding_parts.h"

#include <algorithm>

#include "coder/store/step.h"

namespace coder::study {

project::StoredCoding personsCoding(const StoredPassage& passage, const project::StoredCode& code,
                                    const base::Guid& coder, const std::string& at) {
    project::StoredCoding coding;
    coding.guid = base::Guid::timed();
    coding.source = passage.source;
    coding.revision = passage.revision;
    coding.code = code.guid;
    coding.span = passage.span;
    coding.quote = passage.quote;
    coding.coder = coder;
    coding.status = project::ReviewStatus::Accepted;
    coding.reviewer = coder;
    coding.codebook = code.codebook;
    coding.reviewed = coding.created = coding.changed = at;
    return coding;
}

base::Result<bool> addMemo(const store::Store& store, store::Step& step, const base::Guid& coding,
                           const std::string& text, const base::Guid& coder) {
    const auto memos = store.memosOn(coding);
    if (!memos) return base::unexpected(memos.error());
    const bool there = std::any_of(memos->begin(), memos->end(),
                                   [&](const project::Memo& memo) { return memo.text == text && memo.coder == coder; });
    if (there) return false;
    const auto put = step.put(
        project::Memo{base::Guid::timed(), project::MemoOn::Coding, coding, text, coder, step.at(), step.at()});
    if (!put) return base::unexpected(put.error());
    return true;
}

}  // namespace coder::study
