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

/// Checks that RE2 takes the pattern and that it can match at least one character somewhere. The error says what is refused,
/// with its column where that is known, and what to write instead.
base::Status checkRegex(const RegexSource& source);

/// A text that patterns are looked for in, with its marked copy if it needs one. Borrows the text.
class RegexText {
public:
    void assign(std::string_view text);

private:
    friend class RegexEngine;
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

/// One thread's copy of the patterns: a RE2::Set for each scope tells which of them match, then RE2 finds where. Threads that
/// share a set gain nothing from each other, so each has an engine of its own.
class RegexEngine {
public:
    /// `plan` must outlive this object; every pattern in it has passed checkRegex().
    explicit RegexEngine(const RegexPlan& plan);
    RegexEngine(RegexEngine&&) noexcept;
    ~RegexEngine();

    /// Appends the indices of the patterns that match somewhere in a sentence, ascending.
    void matchingInSentence(const RegexText& text, std::vector<std::uint32_t>& patterns);
    /// The same for a turn.
    void matchingInTurn(const RegexText& text, std::vector<std::uint32_t>& patterns);

    /// Appends all matches of one pattern that are not empty, from left to right, without overlaps, as spans in the text.
    void find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches);

private:
    struct Programs;
    Programs& programsFor(const RegexText& text);

    const RegexPlan& plan_;
    std::unique_ptr<Programs> plain_;
    std::unique_ptr<Programs> marked_;  ///< Made when the first text needs it.
};

}  // namespace coder::match
