// Positions in a text. Each unit is a type of its own, so that mixing bytes, code points and UTF-16 units does not
// compile; conversions are in position_index.h only.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <vector>

#include "coder/base/check.h"

namespace coder::text {

/// A count of units from the beginning of a text, from 0.
template <class Unit>
class Position {
public:
    constexpr Position() = default;
    constexpr explicit Position(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}

    constexpr std::uint32_t value() const { return value_; }

    friend constexpr auto operator<=>(Position, Position) = default;
    friend std::ostream& operator<<(std::ostream& out, Position position) { return out << position.value_; }

private:
    std::uint32_t value_ = 0;
};

/// UTF-8 bytes: what the program counts in. Always at a character boundary.
using ByteOffset = Position<struct ByteUnit>;
/// Unicode code points: what CSV files and REFI-QDA count in.
using CodePointOffset = Position<struct CodePointUnit>;
/// UTF-16 units: what Qt counts in.
using Utf16Offset = Position<struct Utf16Unit>;

/// What people count in: both from 1, columns in code points.
struct LineColumn {
    std::uint32_t line = 1;
    std::uint32_t column = 1;

    friend auto operator<=>(const LineColumn&, const LineColumn&) = default;
};

/// A half-open range [begin, end) of bytes; begin <= end always.
class Span {
public:
    constexpr Span() = default;
    constexpr Span(ByteOffset begin, ByteOffset end) : begin_(begin), end_(end) { CODER_CHECK_LE(begin, end); }
    constexpr Span(std::size_t begin, std::size_t end) : Span(ByteOffset(begin), ByteOffset(end)) {}

    constexpr ByteOffset begin() const { return begin_; }
    constexpr ByteOffset end() const { return end_; }
    constexpr std::size_t size() const { return end_.value() - begin_.value(); }
    constexpr bool empty() const { return begin_ == end_; }

    constexpr bool contains(ByteOffset position) const { return begin_ <= position && position < end_; }
    constexpr bool contains(Span other) const { return begin_ <= other.begin_ && other.end_ <= end_; }
    /// True when at least one byte is in both; spans that only touch do not overlap.
    constexpr bool overlaps(Span other) const { return begin_ < other.end_ && other.begin_ < end_; }
    /// The same range in a text that begins `by` bytes before this one's.
    constexpr Span shifted(std::size_t by) const { return {begin_.value() + by, end_.value() + by}; }

    friend constexpr auto operator<=>(const Span&, const Span&) = default;

private:
    ByteOffset begin_;
    ByteOffset end_;
};

/// The part of `text` that `span` covers; the span must lie inside.
inline std::string_view slice(std::string_view text, Span span) {
    CODER_CHECK_LE(span.end().value(), text.size());
    return text.substr(span.begin().value(), span.size());
}

/// Sorts spans and makes one of those that overlap; spans that only touch stay apart.
void joinOverlaps(std::vector<Span>& spans);

}  // namespace coder::text
