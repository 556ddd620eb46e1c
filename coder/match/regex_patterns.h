// The regular expressions of a codebook, and which words have to be there for each of them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/regex_syntax.h"
#include "coder/match/vocabulary.h"

namespace re2 {
class FilteredRE2;
class RE2;
}  // namespace re2

namespace coder::match {

/// Filled while a codebook is compiled, then sealed and read by any number of threads.
///
/// Most patterns hold words, or parts of words, without which they can't match: `\bshe (?:\w+ ){0,3}listens` needs
/// "she" and "listens". RE2 finds them out; the vocabulary asks each word of a text whether it holds them, once; so a
/// sentence costs nothing for the patterns whose words it has not. Patterns that need no word are told apart by reading
/// the text.
class RegexPatterns {
public:
    RegexPatterns();
    RegexPatterns(RegexPatterns&&) noexcept;
    RegexPatterns& operator=(RegexPatterns&&) noexcept;
    ~RegexPatterns();

    /// Adds a pattern and returns its index, counted from 0. Errors: those of checkRegex().
    base::Result<std::uint32_t> add(const RegexSource& source);

    /// To be called once, behind the last add(). Parts of words are asked for in `vocabulary`.
    void seal(Vocabulary& vocabulary);

    std::size_t size() const { return sources_.size(); }
    const RegexSource& source(std::uint32_t pattern) const { return sources_[pattern]; }
    MarkCounts marks() const { return marks_; }

    /// The pattern for plain texts.
    const re2::RE2& plain(std::uint32_t pattern) const;

    /// What of the patterns' words a predicate stands for: numbers for candidates().
    const std::vector<int>& atoms(PredicateId predicate) const {
        return predicate < atoms_.size() ? atoms_[predicate] : noAtoms_;
    }

    /// Patterns that need no word, ascending.
    const std::vector<std::uint32_t>& wordless() const { return wordless_; }

    /// Appends the patterns whose words are all there, ascending, without the wordless ones. `atoms` are those of all
    /// the predicates in a text, in any order, none twice.
    void candidates(const std::vector<int>& atoms, std::vector<std::uint32_t>& patterns) const;

private:
    std::vector<RegexSource> sources_;
    std::unique_ptr<re2::FilteredRE2> filter_;
    std::vector<std::vector<int>> atoms_;  ///< By predicate.
    std::vector<int> noAtoms_;
    std::vector<int> everywhere_;  ///< Atoms without a letter or digit of their own.
    std::vector<std::uint32_t> wordless_;
    MarkCounts marks_;
};

}  // namespace coder::match
