// From words to what rules ask of them.
//
// Rules ask four things of a word: has it this stem, is it this form, does it begin like this, has it this part (for
// regular expressions). Each such question is a predicate. A text's word is looked up once: its symbol stands for the
// set of predicates it satisfies, and most words, which no rule asks about, have the symbol 0. Everything behind this
// works on symbols, not on characters.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "coder/text/word_forms.h"

namespace coder::match {

using PredicateId = std::uint32_t;
using SymbolId = std::uint32_t;

struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// In ascending order, each once.
void sortUnique(std::vector<PredicateId>& predicates);

template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// All predicates of a codebook. Filled while a codebook is compiled, read by any number of threads afterwards.
class Vocabulary {
public:
    PredicateId stem(std::string_view stem);
    PredicateId exact(std::string_view folded);
    PredicateId prefix(std::string_view folded);
    PredicateId part(std::string_view folded);

    std::size_t size() const { return lengths_.size(); }

    /// Number of letters that a word with this predicate has at least: the longer, the rarer such words are.
    std::size_t length(PredicateId predicate) const { return lengths_[predicate]; }

    /// Appends the predicates that a word of these forms satisfies, sorted.
    void predicatesOf(const text::WordForms& forms, std::vector<PredicateId>& predicates) const;

    /// Appends the predicates of all words that begin like this: prefixes that are not longer.
    void prefixesOf(std::string_view folded, std::vector<PredicateId>& predicates) const;

private:
    PredicateId intern(StringMap<PredicateId>& map, std::string_view key);

    StringMap<PredicateId> stems_;
    StringMap<PredicateId> exacts_;
    std::map<std::size_t, StringMap<PredicateId>> prefixes_;  ///< By their length in bytes.
    std::map<std::size_t, StringMap<PredicateId>> parts_;     ///< By their length in bytes.
    std::vector<std::size_t> lengths_;
};

/// The symbols of one thread: a cache of words that grows with the texts read.
class SymbolTable {
public:
    /// `vocabulary` must outlive this object.
    SymbolTable(const Vocabulary& vocabulary, text::WordFormer former);

    SymbolId symbol(std::string_view word);
    /// The symbol of a set of predicates, sorted, for words that are only thought of.
    SymbolId symbolOf(std::vector<PredicateId> set) { return intern(std::move(set)); }
    std::span<const PredicateId> predicates(SymbolId symbol) const {
        return {members_.data() + begins_[symbol], members_.data() + begins_[symbol + 1]};
    }

private:
    SymbolId intern(std::vector<PredicateId> set);

    const Vocabulary& vocabulary_;
    text::WordFormer former_;
    StringMap<SymbolId> words_;
    std::map<std::vector<PredicateId>, SymbolId> symbols_;
    std::vector<PredicateId> members_;   ///< The sets of all symbols, one behind the other.
    std::vector<std::uint32_t> begins_;  ///< By symbol: where its set begins in members_; one more for the end.
};

}  // namespace coder::match
