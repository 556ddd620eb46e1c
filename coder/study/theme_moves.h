// How rows of the theme table move when codings change.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "coder/project/coding.h"

namespace coder::study {

/// What stands in a row of the theme table.
struct ThemeRow {
    std::set<std::size_t> participants;  ///< Cases with a coding of the code, or of one under it.
    std::uint64_t mentions = 0;          ///< Such codings, also of speech of no case.

    friend bool operator==(const ThemeRow&, const ThemeRow&) = default;
};

/// Counts source after source, before and after the change. Memory grows with codes and cases only.
class ThemeMoves {
public:
    struct Move {
        ThemeRow before;
        ThemeRow after;
    };

    /// The next source: the cases that speak in it count as interviewed. It must stay until the next.
    void enter(const project::CodedSource& coded);
    /// A coding in that source, of the code with this path. It is the words of who speaks first in it.
    void addBefore(const std::string& code, text::Span span) { add(code, span, &Move::before); }
    void addAfter(const std::string& code, text::Span span) { add(code, span, &Move::after); }

    /// By path, groups included.
    const std::map<std::string, Move>& moves() const { return moves_; }
    std::uint64_t interviewed() const { return interviewed_.size(); }

private:
    void add(const std::string& code, text::Span span, ThemeRow Move::*side);
    std::optional<std::size_t> ownerOf(text::Span span) const;

    const project::CodedSource* coded_ = nullptr;
    std::map<std::string, Move> moves_;
    std::set<std::size_t> interviewed_;
};

}  // namespace coder::study
