// All regular expressions of a codebook, run by RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/regex_syntax.h"
#include "coder/text/position.h"

namespace coder::match {

struct RegexSource {
    std::string pattern;
    bool caseSensitive = false;
};

/// Checks that RE2 takes the pattern and that it can match at least one character somewhere. The error says what is
/// refused, with its column where that is known, and what to write instead.
base::Status checkRegex(const RegexSource& source);

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

/// What patterns there are and which of them wake rules of which scope.
struct RegexPlan {
    std::vector<RegexSource> patterns;
    std::vector<std::uint32_t> sentencePatterns;  ///< Indices: looked for in every sentence.
    std::vector<std::uint32_t> turnPatterns;      ///< Indices: looked for in every turn.
};

/// Bytes that a set of patterns may take for its states. A set that runs out of them is replaced by trying its patterns
/// one by one, which is slower and gives the same. Patterns with gaps such as `(?:\W+\w+){0,4}` need much.
inline constexpr std::int64_t DefaultSetMemory = std::int64_t{32} << 20;

/// One thread's copy of the patterns: a RE2::Set for each scope tells which of them match, then RE2 finds where.
/// Threads that share a set gain nothing from each other, so each has an engine of its own.
class RegexEngine {
public:
    /// `plan` must outlive this object; every pattern in it has passed checkRegex().
    explicit RegexEngine(const RegexPlan& plan, std::int64_t setMemory = DefaultSetMemory);
    RegexEngine(RegexEngine&&) noexcept;
    ~RegexEngine();

    enum class Copy : std::uint8_t {
        IfNeeded,
        Always,  ///< For comparing the two ways of reading.
    };
    /// Makes `prepared` ready for the functions below.
    void prepare(std::string_view text, RegexText& prepared, Copy copy = Copy::IfNeeded) const;

    /// Appends the indices of the patterns that match somewhere in a sentence, ascending.
    void matchingInSentence(const RegexText& text, std::vector<std::uint32_t>& patterns);
    /// The same for a turn.
    void matchingInTurn(const RegexText& text, std::vector<std::uint32_t>& patterns);

    /// Appends all matches of one pattern that are not empty, from left to right, without overlaps, as spans in the
    /// text. An empty match is passed over together with the character behind it.
    void find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches);

private:
    struct Programs;
    Programs& programsFor(const RegexText& text);

    const RegexPlan& plan_;
    std::int64_t setMemory_;
    MarkCounts marks_;
    std::unique_ptr<Programs> plain_;
    std::unique_ptr<Programs> marked_;  ///< Made when the first text needs it.
};

}  // namespace coder::match
