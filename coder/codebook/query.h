// The query language of `coder search` and of query rules.
//
//   mentor*  "best interest"  =mentee  (advice OR guidance) AND NOT grant  feedback NEAR/5 draft
//   stream:clinician-educator
//
// A word stands for all words of its stem, in quotes too; `=word` for that form alone, `word*` for a prefix. Words side
// by side must all be there (AND). NEAR/N takes words or phrases with at most N words between them, in any order. NOT
// needs something beside it to take away from. Operators are in capitals. NEAR binds tightest, then NOT, then AND, then
// OR: `a b NEAR c OR d NOT e` is `(a AND (b NEAR c)) OR (d NOT e)`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/phrase.h"

namespace coder::codebook {

struct QueryNode {
    enum class Kind : std::uint8_t {
        Phrase,  ///< One word or several in a row.
        And,     ///< All children.
        Or,      ///< Any child.
        AndNot,  ///< The first child and none of the others.
        Near,    ///< All children (each a Phrase), neighbours with at most `within` words between.
        Field,   ///< `name:value`: speaker, role, source or a case attribute.
    };
    Kind kind = Kind::Phrase;
    PhraseSequence phrase;  ///< Phrase: Stem, Exact and Prefix nodes only.
    std::vector<QueryNode> children;
    std::uint32_t within = 0;  ///< Near: from 0 to MaxNear.
    std::string name;          ///< Field: as written.
    std::string value;         ///< Field: as written, without quotes; never empty.

    friend bool operator==(const QueryNode&, const QueryNode&) = default;
};

/// The default distance of a NEAR without a number, as in Xapian.
inline constexpr std::uint32_t DefaultNear = 10;

/// The largest N of NEAR/N, and the most words or phrases of one NEAR.
inline constexpr std::uint32_t MaxNear = 200;
inline constexpr std::size_t MaxNearOperands = 8;
/// How deep parentheses may nest, and the most words and operators of a query.
inline constexpr std::size_t MaxQueryDepth = 50;
inline constexpr std::size_t MaxQueryTokens = 2'000;

/// Reads a query. And, Or, Near and AndNot have two children or more. Refused: empty queries, NOT with nothing to take
/// away from, NEAR of other things than words and phrases, unbalanced brackets and quotes, marks without a word. The
/// error's place has the column in `query`, in code points from 1, and neither file nor line.
base::Result<QueryNode> parseQuery(std::string_view query);

/// The same with the caller's breaker: for many queries in a row.
base::Result<QueryNode> parseQuery(std::string_view query, text::WordBreaker& words);

}  // namespace coder::codebook
