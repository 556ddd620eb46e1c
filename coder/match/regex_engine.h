// All regular expressions of a codebook, run by RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coder/match/regex_patterns.h"
#include "coder/match/regex_syntax.h"
#include "coder/text/position.h"

namespace coder::match {

/// A text that patterns are looked for in, with its marked copy if it needs one. Filled by the engine that is to read
/// it; borrows the text.
class RegexText {
    friend class RegexEngine;
    /// What RE2 reads: the text or its marked copy.
    std::string_view haystack() const;
    /// Where the marks before the character at `at` begin.
    std::size_t toHaystack(std::size_t at) const;
    std::size_t fromHaystack(std::size_t at) const;

    std::string_view text_;
    bool plain_ = true;
    MarkedText marked_;
};

/// Bytes that a set of patterns may take for its states. A set that runs out of them is replaced by trying its patterns
/// one by one, which is slower and gives the same.
inline constexpr std::int64_t DefaultSetMemory = std::int64_t{32} << 20;

/// One thread's way to find the patterns. Patterns for plain texts are shared; what is made when a text needs it is the
/// thread's own: a RE2::Set of the patterns that need no word (shared by threads, a set gains nothing from the second),
/// and patterns for marked texts.
class RegexEngine {
public:
    /// `patterns` must be sealed and outlive this object.
    explicit RegexEngine(const RegexPatterns& patterns, std::int64_t setMemory = DefaultSetMemory);
    RegexEngine(RegexEngine&&) noexcept;
    ~RegexEngine();

    enum class Copy : std::uint8_t {
        IfNeeded,
        Always,  ///< For comparing the two ways of reading.
    };
    /// Makes `prepared` ready for the functions below.
    void prepare(std::string_view text, RegexText& prepared, Copy copy = Copy::IfNeeded) const;

    /// Appends the indices of those patterns without words that match somewhere in the text, ascending.
    void matchingWordless(const RegexText& text, std::vector<std::uint32_t>& patterns);

    /// Appends all matches of one pattern that are not empty, from left to right, without overlaps, as spans in the
    /// text. An empty match is passed over together with the character behind it.
    void find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches);

private:
    struct WordlessSet;
    const re2::RE2& program(std::uint32_t pattern, bool plain);
    WordlessSet& wordlessSet(bool plain);

    const RegexPatterns& patterns_;
    std::int64_t setMemory_;
    std::unique_ptr<WordlessSet> plainSet_;
    std::unique_ptr<WordlessSet> markedSet_;
    std::vector<std::unique_ptr<re2::RE2>> marked_;  ///< By pattern.
};

}  // namespace coder::match
