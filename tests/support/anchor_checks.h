// What reanchor() promises for any two texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "coder/text/anchoring.h"
#include "coder/text/utf8.h"

namespace coder::test {

inline bool isCharacterBoundary(std::string_view text, std::size_t at) {
    return at == text.size() || (at < text.size() && !text::isContinuationByte(text[at]));
}

/// What is wrong with an anchor, or nothing.
inline std::string brokenPromise(std::string_view oldText, std::string_view newText, text::Span span,
                                 const text::Anchor& anchor) {
    using text::AnchorVerdict;
    if (anchor.verdict == AnchorVerdict::Lost) {
        if (anchor.span) return "lost, but has a span";
        return anchor.similarity != 0 || anchor.sameWords || anchor.reordered ? "lost, but like something" : "";
    }
    if (!anchor.span) return "found, but has no span";
    if (anchor.span->end().value() > newText.size()) return "out of the text";
    if (!isCharacterBoundary(newText, anchor.span->begin().value())) return "begins inside a character";
    if (!isCharacterBoundary(newText, anchor.span->end().value())) return "ends inside a character";
    const bool sameBytes = slice(oldText, span) == slice(newText, *anchor.span);
    if (anchor.verdict == AnchorVerdict::Changed) {
        if (sameBytes) return "changed, but the same";
        return anchor.similarity >= text::LeastSimilarity && anchor.similarity <= 1 ? "" : "similarity out of range";
    }
    if (!sameBytes) return "not changed, but other bytes";
    if ((*anchor.span == span) != (anchor.verdict == AnchorVerdict::Unchanged)) return "moved or not moved";
    return anchor.similarity == 1 && anchor.sameWords ? "" : "the same, but not wholly similar";
}

/// The first broken promise among all spans, with the promise that a text is wholly unchanged against itself.
inline std::string brokenPromise(std::string_view oldText, std::string_view newText,
                                 const std::vector<text::Span>& spans) {
    const std::vector<text::Anchor> anchors = text::reanchor(oldText, newText, spans);
    if (anchors.size() != spans.size()) return "not one anchor for each span";
    for (std::size_t i = 0; i < spans.size(); ++i)
        if (std::string wrong = brokenPromise(oldText, newText, spans[i], anchors[i]); !wrong.empty()) return wrong;
    for (const text::Anchor& anchor : text::reanchor(oldText, oldText, spans))
        if (anchor.verdict != text::AnchorVerdict::Unchanged) return "changed against itself";
    return "";
}

}  // namespace coder::test
