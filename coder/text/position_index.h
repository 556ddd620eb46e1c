// Conversions between the units of position.h, for one text.
//
// Built in one pass; ASCII text needs nothing but its line starts. Elsewhere a checkpoint every 512 bytes keeps the
// counts so far: a conversion reads at most that much text. The text must stay where it is while the index is used.
#pragma once

#include <string_view>
#include <vector>

#include "coder/text/position.h"

namespace coder::text {

/// Immutable after construction; any number of threads may read it. All positions are clamped to the text's end, and
/// positions inside a character are moved to its beginning.
class PositionIndex {
public:
    explicit PositionIndex(std::string_view text);

    CodePointOffset codePoint(ByteOffset position) const;
    Utf16Offset utf16(ByteOffset position) const;
    LineColumn lineColumn(ByteOffset position) const;

    ByteOffset byte(CodePointOffset position) const;
    ByteOffset byte(Utf16Offset position) const;
    /// A column behind its line's end gives the end of the line.
    ByteOffset byte(LineColumn position) const;

    std::size_t lines() const { return lineStarts_.size(); }

private:
    /// Counts of everything before a byte offset.
    struct Counts {
        std::uint32_t bytes = 0;
        std::uint32_t codePoints = 0;
        std::uint32_t utf16 = 0;
    };

    Counts countsAt(ByteOffset position) const;
    template <class Reached>
    Counts walk(std::uint32_t Counts::*unit, std::uint32_t wanted, Reached reached) const;
    ByteOffset find(std::uint32_t Counts::*unit, std::uint32_t wanted) const;

    std::string_view text_;
    bool ascii_ = true;
    std::vector<Counts> checkpoints_;  ///< First at byte 0, then one per 512 bytes; empty for ASCII text.
    std::vector<std::uint32_t> lineStarts_;
};

}  // namespace coder::text
