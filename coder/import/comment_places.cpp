#include "coder/import/comment_places.h"

#include <algorithm>
#include <map>

#include "coder/import/clean_text.h"
#include "coder/text/utf8.h"

namespace coder::import {

namespace {

constexpr std::size_t LongestCounted = std::size_t{64} << 10;

/// Spaces and the asterisks of labels come and go; all else stays.
bool isSolid(char32_t c) { return c > U' ' && c != U'*' && c != 0xA0; }

std::size_t solidCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += isSolid(text::nextCodePoint(text, at)) ? 1 : 0;
    return count;
}

/// The offset in `text` behind which so many solid characters are left: in front of the first of them, or behind the
/// one before.
std::size_t offsetBefore(std::string_view text, std::size_t left, bool behindLast) {
    std::size_t skip = solidCount(text);
    skip -= std::min(skip, left);
    std::size_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (!isSolid(text::nextCodePoint(text, at))) continue;
        if (skip == 0) return behindLast ? last : begin;
        --skip;
        last = at;
    }
    return behindLast ? last : text.size();
}

class Places {
public:
    Places(const Document& document, const Rendered& rendered) : text_(rendered.text) {
        for (const Block& block : document.blocks) blocks_.emplace(block.place, &block);
        for (const auto& [place, span] : rendered.written) {
            const auto [at, added] = written_.emplace(place, span);
            if (!added)
                at->second = {std::min(at->second.begin(), span.begin()), std::max(at->second.end(), span.end())};
        }
    }

    text::Span spanOf(const Comment& comment) const {
        const auto begin = written_.lower_bound(std::max<std::uint32_t>(comment.begin.place, 1));
        if (comment.begin.place == 0 || written_.empty()) return {};
        if (begin == written_.end()) return {text_.size(), text_.size()};
        const std::size_t from = offsetOf(comment.begin, *begin, false);
        auto end = written_.upper_bound(comment.end.place);
        if (end == written_.begin()) return {from, from};
        const std::size_t to = offsetOf(comment.end, *--end, true);
        return {from, std::max(from, to)};
    }

private:
    std::size_t offsetOf(const Anchor& anchor, const std::pair<const std::uint32_t, text::Span>& written,
                         bool isEnd) const {
        const std::size_t edge = isEnd ? written.second.end().value() : written.second.begin().value();
        const auto block = blocks_.find(anchor.place);
        if (written.first != anchor.place || block == blocks_.end() || written.second.size() > LongestCounted)
            return edge;
        const std::string_view words = block->second->text;
        std::size_t cut = std::min(anchor.offset, words.size());
        while (cut > 0 && cut < words.size() && text::isContinuationByte(words[cut])) --cut;
        const std::size_t left = solidCount(cleaned(words.substr(cut)));
        return written.second.begin().value() + offsetBefore(text::slice(text_, written.second), left, isEnd);
    }

    const std::string& text_;
    std::map<std::uint32_t, const Block*> blocks_;
    std::map<std::uint32_t, text::Span> written_;
};

}  // namespace

std::vector<PlacedComment> placedComments(const Document& document, const Rendered& rendered) {
    std::vector<PlacedComment> placed;
    if (document.comments.empty()) return placed;
    const Places places(document, rendered);
    for (const Comment& comment : document.comments)
        placed.push_back({comment.author, cleaned(comment.text), places.spanOf(comment)});
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.span.begin() < b.span.begin(); });
    return placed;
}

}  // namespace coder::import
