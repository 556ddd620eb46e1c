#include "coder/text/position_index.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::text {

namespace {

constexpr std::size_t CheckpointBytes = 512;

/// UTF-16 units of the character that begins with this byte: two for the four-byte characters, else one.
std::uint32_t utf16Units(char lead) { return static_cast<unsigned char>(lead) >= 0xF0U ? 2 : 1; }

/// Of the characters that take two UTF-16 units.
std::uint32_t countFourByteLeads(std::string_view text) {
    const auto isLead = [](char c) { return static_cast<unsigned char>(c) >= 0xF0U; };
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), isLead));
}

std::size_t characterBegin(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && isContinuationByte(text[at])) --at;
    return at;
}

}  // namespace

PositionIndex::PositionIndex(std::string_view text) : text_(text), ascii_(isAscii(text)) {
    lineStarts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        lineStarts_.push_back(static_cast<std::uint32_t>(at + 1));
    if (ascii_) return;
    // A checkpoint stands at the first character that begins in or after its block.
    Counts counts;
    for (std::size_t block = 0; block < text.size(); block += CheckpointBytes) {
        std::size_t begin = block;
        while (begin < text.size() && isContinuationByte(text[begin])) ++begin;
        const std::string_view since = text.substr(counts.bytes, begin - counts.bytes);
        const auto characters = static_cast<std::uint32_t>(countCodePoints(since));
        counts.utf16 += characters + countFourByteLeads(since);
        counts.codePoints += characters;
        counts.bytes = static_cast<std::uint32_t>(begin);
        if (begin < text.size()) checkpoints_.push_back(counts);
    }
}

template <class Reached>
PositionIndex::Counts PositionIndex::walk(std::uint32_t Counts::*unit, std::uint32_t wanted, Reached reached) const {
    const auto behind = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), wanted,
                                         [unit](std::uint32_t value, const Counts& c) { return value < c.*unit; });
    Counts counts = behind == checkpoints_.begin() ? Counts{} : *(behind - 1);
    while (counts.bytes < text_.size()) {
        Counts next = counts;
        next.utf16 += utf16Units(text_[counts.bytes]);
        ++next.codePoints;
        do ++next.bytes;
        while (next.bytes < text_.size() && isContinuationByte(text_[next.bytes]));
        if (reached(next)) break;
        counts = next;
    }
    return counts;
}

PositionIndex::Counts PositionIndex::countsAt(ByteOffset position) const {
    const auto wanted = static_cast<std::uint32_t>(characterBegin(text_, position.value()));
    return walk(&Counts::bytes, wanted, [wanted](const Counts& next) { return next.bytes > wanted; });
}

ByteOffset PositionIndex::find(std::uint32_t Counts::*unit, std::uint32_t wanted) const {
    if (ascii_) return ByteOffset(std::min<std::size_t>(wanted, text_.size()));
    return ByteOffset(walk(unit, wanted, [unit, wanted](const Counts& next) { return next.*unit > wanted; }).bytes);
}

CodePointOffset PositionIndex::codePoint(ByteOffset position) const {
    if (ascii_) return CodePointOffset(std::min<std::size_t>(position.value(), text_.size()));
    return CodePointOffset(countsAt(position).codePoints);
}

Utf16Offset PositionIndex::utf16(ByteOffset position) const {
    if (ascii_) return Utf16Offset(std::min<std::size_t>(position.value(), text_.size()));
    return Utf16Offset(countsAt(position).utf16);
}

LineColumn PositionIndex::lineColumn(ByteOffset position) const {
    const std::size_t at = characterBegin(text_, position.value());
    const auto behind = std::upper_bound(lineStarts_.begin(), lineStarts_.end(), at);
    const std::uint32_t before = codePoint(ByteOffset(at)).value() - codePoint(ByteOffset(*(behind - 1))).value();
    return {static_cast<std::uint32_t>(behind - lineStarts_.begin()), before + 1};
}

ByteOffset PositionIndex::byte(CodePointOffset position) const { return find(&Counts::codePoints, position.value()); }

ByteOffset PositionIndex::byte(Utf16Offset position) const { return find(&Counts::utf16, position.value()); }

ByteOffset PositionIndex::byte(LineColumn position) const {
    if (position.line == 0) return ByteOffset(0);
    if (position.line > lineStarts_.size()) return ByteOffset(text_.size());
    const std::size_t start = lineStarts_[position.line - 1];
    const ByteOffset end(position.line < lineStarts_.size() ? lineStarts_[position.line] - 1 : text_.size());
    // A line has no more characters than bytes; without the limit a huge column would overflow.
    const std::size_t before =
        std::min<std::size_t>(position.column == 0 ? 0 : position.column - 1, end.value() - start);
    return std::min(byte(CodePointOffset(codePoint(ByteOffset(start)).value() + before)), end);
}

}  // namespace coder::text
