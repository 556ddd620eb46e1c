// Paragraphs that both texts begin or end with are compared as bytes and go no further; what lies between is split into
// tokens and aligned.
#include "coder/text/anchoring.h"

#include <algorithm>
#include <numeric>

#include "coder/text/passage_finder.h"
#include "coder/text/utf8.h"

namespace coder::text {

namespace {

/// The bytes that both texts begin and end with, cut to whole lines. They do not overlap.
struct CommonEnds {
    std::size_t begin = 0;  ///< Bytes at the beginning.
    std::size_t end = 0;    ///< Bytes at the end.
};

/// The offset behind the last line feed before `at`.
std::size_t lineBegin(std::string_view text, std::size_t at) {
    return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}

CommonEnds commonEnds(std::string_view oldText, std::string_view newText) {
    const std::size_t shorter = std::min(oldText.size(), newText.size());
    const auto differ =
        std::mismatch(oldText.begin(), oldText.begin() + static_cast<std::ptrdiff_t>(shorter), newText.begin());
    CommonEnds ends;
    ends.begin = static_cast<std::size_t>(differ.first - oldText.begin());
    if (ends.begin < oldText.size() || ends.begin < newText.size()) ends.begin = lineBegin(oldText, ends.begin);
    std::size_t same = 0;
    while (same < shorter - ends.begin && oldText[oldText.size() - 1 - same] == newText[newText.size() - 1 - same])
        ++same;
    const std::size_t lineFeed = oldText.find('\n', oldText.size() - same);
    if (same != 0 && lineFeed != std::string_view::npos) ends.end = oldText.size() - lineFeed - 1;
    return ends;
}

/// Takes back lines at both ends until no span lies half in them: it needs the words on both sides.
void leaveWhole(CommonEnds& ends, std::string_view oldText, std::vector<Span> spans) {
    std::sort(spans.begin(), spans.end());
    for (auto span = spans.rbegin(); span != spans.rend(); ++span)
        if (span->begin().value() < ends.begin && span->end().value() > ends.begin)
            ends.begin = lineBegin(oldText, span->begin().value());
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.end() < b.end(); });
    for (const Span span : spans) {
        const std::size_t border = oldText.size() - ends.end;
        if (span.begin().value() >= border || span.end().value() <= border) continue;
        const std::size_t lineFeed = oldText.find('\n', span.end().value());
        ends.end = lineFeed == std::string_view::npos ? 0 : oldText.size() - lineFeed - 1;
    }
}

Anchor exactAnchor(Span span, std::size_t newBegin) {
    Anchor anchor;
    anchor.verdict = newBegin == span.begin().value() ? AnchorVerdict::Unchanged : AnchorVerdict::Moved;
    anchor.span = Span(newBegin, newBegin + span.size());
    anchor.similarity = 1;
    anchor.sameWords = true;
    return anchor;
}

void check(std::string_view text, Span span) {
    CODER_CHECK_LE(span.end().value(), text.size());
    for (const std::size_t at : {span.begin().value(), span.end().value()})
        CODER_CHECK_EQ(at < text.size() && isContinuationByte(text[at]), false);
}

}  // namespace

const char* verdictName(AnchorVerdict verdict) {
    switch (verdict) {
        case AnchorVerdict::Unchanged:
            return "unchanged";
        case AnchorVerdict::Moved:
            return "moved";
        case AnchorVerdict::Changed:
            return "changed";
        case AnchorVerdict::Lost:
            break;
    }
    return "lost";
}

std::vector<Anchor> reanchor(std::string_view oldText, std::string_view newText, const std::vector<Span>& spans) {
    for (const Span span : spans) check(oldText, span);
    CommonEnds ends = commonEnds(oldText, newText);
    leaveWhole(ends, oldText, spans);
    const std::size_t oldEnd = oldText.size() - ends.end;
    const std::size_t newEnd = newText.size() - ends.end;
    std::optional<PassageFinder> finder;
    std::vector<Anchor> anchors;
    anchors.reserve(spans.size());
    for (const Span span : spans) {
        if (span.end().value() <= ends.begin) {
            anchors.push_back(exactAnchor(span, span.begin().value()));
        } else if (span.begin().value() >= oldEnd) {
            anchors.push_back(exactAnchor(span, span.begin().value() - oldEnd + newEnd));
        } else {
            if (!finder) finder.emplace(oldText, newText, Span(ends.begin, oldEnd), Span(ends.begin, newEnd));
            anchors.push_back(finder->find(span));
        }
    }
    return anchors;
}

AnchorSummary summarise(std::string_view oldText, std::string_view newText, const std::vector<Span>& spans,
                        const std::vector<Anchor>& anchors) {
    CODER_CHECK_EQ(spans.size(), anchors.size());
    AnchorSummary summary;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        const Anchor& anchor = anchors[i];
        const bool isChanged = anchor.verdict == AnchorVerdict::Changed;
        summary.unchanged += anchor.verdict == AnchorVerdict::Unchanged ? 1 : 0;
        summary.moved += anchor.verdict == AnchorVerdict::Moved ? 1 : 0;
        summary.changed += isChanged ? 1 : 0;
        summary.lost += anchor.verdict == AnchorVerdict::Lost ? 1 : 0;
        summary.changedInMarksOnly += isChanged && anchor.sameWords ? 1 : 0;
        summary.reordered += anchor.reordered ? 1 : 0;
        if (!isChanged && anchor.verdict != AnchorVerdict::Lost) continue;
        summary.doubtful.push_back({i, anchor, std::string(slice(oldText, spans[i])),
                                    anchor.span ? std::string(slice(newText, *anchor.span)) : std::string()});
    }
    return summary;
}

}  // namespace coder::text
