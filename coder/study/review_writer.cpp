#include "coder/study/review_writer.h"

#include "coder/store/step.h"
#include "coder/study/coding_parts.h"

namespace coder::study {

using project::StoredCoding;

base::Status ReviewWriter::decide(StoredCoding coding, project::ReviewStatus status) {
    coding.status = status;
    coding.reviewer = reviewer_;
    coding.outdated = false;
    coding.reviewed = coding.changed = step_.at();
    return step_.put(coding);
}

base::Status ReviewWriter::giveOtherCode(const StoredCoding& coding, const project::StoredCode& code) {
    if (code.guid == coding.code)
        return base::unexpected(base::ErrorCode::Invalid, code.path + " is the code that the rules gave",
                                "accept the coding, or name another code");
    if (auto rejected = decide(coding, project::ReviewStatus::Rejected); !rejected) return rejected;
    const auto there = hasCoding(coding, code.guid);
    if (!there) return base::unexpected(there.error());
    if (*there) return base::Done{};
    return step_.put(
        personsCoding({coding.source, coding.revision, coding.span, coding.quote}, code, reviewer_, step_.at()));
}

base::Result<bool> ReviewWriter::addMemo(const base::Guid& coding, const std::string& text) {
    return study::addMemo(store_, step_, coding, text, reviewer_);
}

base::Result<bool> ReviewWriter::hasCoding(const StoredCoding& like, const base::Guid& code) const {
    store::CodingFilter filter;
    filter.source = like.source;
    filter.code = code;
    filter.coder = reviewer_;
    filter.origin = project::Origin::Human;
    bool there = false;
    const auto read = store_.eachCoding(filter, [&](const StoredCoding& coding) {
        there = coding.revision == like.revision && coding.span == like.span;
        return !there;
    });
    if (!read) return base::unexpected(read.error());
    return there;
}

}  // namespace coder::study
