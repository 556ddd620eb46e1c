// A query whose words have been brought to the forms that the index has: what is built into a Xapian query, and what is
// evaluated on a turn's words. Knows neither Xapian nor turns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/query.h"
#include "coder/text/word_forms.h"

namespace coder::search {

/// What a word must be.
struct WordTest {
    enum class Kind : std::uint8_t { Stem, Exact, Prefix };
    Kind kind = Kind::Stem;
    std::string form;  ///< A stem, a folded word or the folded beginning of one.

    bool holds(const text::WordForms& word) const {
        switch (kind) {
            case Kind::Stem:
                return word.stem == form;
            case Kind::Exact:
                return word.folded == form;
            case Kind::Prefix:
                return word.folded.starts_with(form);
        }
        return false;
    }

    friend auto operator<=>(const WordTest&, const WordTest&) = default;
};

struct ResolvedQuery {
    using Kind = codebook::QueryNode::Kind;
    Kind kind = Kind::Phrase;
    std::vector<WordTest> words;          ///< Phrase: one or more.
    std::vector<ResolvedQuery> children;  ///< And, Or: one or more; AndNot, Near: two or more.
    std::uint32_t within = 0;             ///< Near.
    std::string name;                     ///< Field: as written.
    std::string term;                     ///< Field: the term that turns with this value have (see terms.h).
};

/// The most phrases of one NEAR: the search for chains takes time in proportion to 2^phrases.
inline constexpr std::size_t MaxNearPhrases = 8;

/// How deep a query may be nested.
inline constexpr std::size_t MaxQueryDepth = 100;

/// Errors: Invalid for what the query language doesn't have: an empty phrase or word, a gap or alternatives in a
/// phrase, AND without children, NEAR of something else than phrases, more than the limits above.
base::Result<ResolvedQuery> resolve(const codebook::QueryNode& query, const text::WordFormer& former);

}  // namespace coder::search
