#include "coder/study/reanchor.h"

namespace coder::study {

namespace {

using project::StoredCoding;

/// Of the codings, then of their evidence, one after the other.
std::vector<text::Span> spansOf(const std::vector<StoredCoding>& codings) {
    std::vector<text::Span> spans;
    for (const StoredCoding& coding : codings) spans.push_back(coding.span);
    for (const StoredCoding& coding : codings)
        spans.insert(spans.end(), coding.evidence.begin(), coding.evidence.end());
    return spans;
}

/// A hit that was rejected was rejected for its words: with other words it is to be decided on anew.
void reopen(StoredCoding& coding) {
    if (coding.origin != project::Origin::Rule || coding.status != project::ReviewStatus::Rejected) return;
    coding.status = project::ReviewStatus::Unreviewed;
    coding.reviewer.reset();
    coding.reviewed.clear();
}

void move(StoredCoding& coding, const base::Guid& revision, const std::string& text, const text::Anchor& anchor,
          const std::vector<text::Anchor>& evidence) {
    if (!anchor.span) return;
    coding.revision = revision;
    coding.span = *anchor.span;
    coding.quote = std::string(text::slice(text, *anchor.span));
    coding.evidence.clear();
    for (const text::Anchor& each : evidence)
        if (each.span && each.span->begin() >= coding.span.begin() && each.span->end() <= coding.span.end())
            coding.evidence.push_back(*each.span);
    text::joinOverlaps(coding.evidence);
    if (anchor.verdict == text::AnchorVerdict::Changed && !anchor.sameWords) {
        coding.outdated = true;
        reopen(coding);
    }
}

}  // namespace

Reanchored reanchorCodings(std::vector<StoredCoding> codings, const base::Guid& revision, const std::string& before,
                           const std::string& now) {
    Reanchored result;
    result.anchors = text::reanchor(before, now, spansOf(codings));
    auto evidence = result.anchors.begin() + static_cast<std::ptrdiff_t>(codings.size());
    for (std::size_t i = 0; i < codings.size(); ++i) {
        const auto end = evidence + static_cast<std::ptrdiff_t>(codings[i].evidence.size());
        move(codings[i], revision, now, result.anchors[i], {evidence, end});
        evidence = end;
    }
    result.anchors.erase(result.anchors.begin() + static_cast<std::ptrdiff_t>(codings.size()), result.anchors.end());
    result.codings = std::move(codings);
    return result;
}

}  // namespace coder::study
