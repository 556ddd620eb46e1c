// Where passages of a text are in a corrected version of it: by their words and what stands around them.
//
// How it is done, and what other programs do, stands in docs/design/anchoring.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::text {

enum class AnchorVerdict : std::uint8_t {
    Unchanged,  ///< The same bytes at the same place.
    Moved,      ///< The same bytes elsewhere.
    Changed,    ///< Something else stands there, be it a comma; see Anchor::similarity and Anchor::sameWords.
    Lost,       ///< Nothing like it is there.
};

/// "unchanged", "moved", "changed" or "lost".
const char* verdictName(AnchorVerdict verdict);

/// Where a passage is in the new text.
struct Anchor {
    AnchorVerdict verdict = AnchorVerdict::Lost;
    std::optional<Span> span;  ///< In the new text, at character boundaries; none when lost.
    /// From 0 (lost) to 1: the letters of the words that are still there, in both texts, by the letters of all words in
    /// both. Replaced words count by the pairs of neighbouring letters that they share with what replaced them (Dice
    /// 1945), when that is at least half of them. A passage without words: its characters in place of letters. 1 for
    /// all that is unchanged or moved.
    double similarity = 0;
    bool sameWords = false;  ///< No word differs in more than case, accents and the kind of apostrophe; of a
                             ///< passage without words, no mark differs. Never when lost.
    bool reordered = false;  ///< Found out of the order of the text: it, or the passage around it, was put elsewhere.
};

/// What is less like the old passage is lost.
inline constexpr double LeastSimilarity = 0.4;

/// One anchor for each of `spans`, which are of `oldText`, in any order, and may touch, nest and overlap. Texts must be
/// canonical (see text/encoding.h), spans inside and at character boundaries.
///
/// Words inserted right before or behind a passage are not taken into it, those inserted inside are. A word replaced at
/// its edge is. An edge inside a word that was changed goes to the edge of that word. An empty span is moved with the
/// text around it, or lost. Deterministic. n log n in the lengths of the texts where they have much in common.
std::vector<Anchor> reanchor(std::string_view oldText, std::string_view newText, const std::vector<Span>& spans);

/// A passage that somebody has to look at.
struct DoubtfulAnchor {
    std::size_t index = 0;  ///< In the list of spans.
    Anchor anchor;          ///< Changed, or Lost.
    std::string oldQuote;
    std::string newQuote;  ///< Empty when lost.
};

struct AnchorSummary {
    std::size_t unchanged = 0;
    std::size_t moved = 0;
    std::size_t changed = 0;
    std::size_t lost = 0;
    std::size_t changedInMarksOnly = 0;    ///< Of the changed: same words, other punctuation, case or white space.
    std::size_t reordered = 0;             ///< Of the moved and changed.
    std::vector<DoubtfulAnchor> doubtful;  ///< All that are changed or lost, in the order of the spans.
};

/// Of the anchors that reanchor() gave for the same texts and spans.
AnchorSummary summarise(std::string_view oldText, std::string_view newText, const std::vector<Span>& spans,
                        const std::vector<Anchor>& anchors);

}  // namespace coder::text
