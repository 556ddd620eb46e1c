// A codebook made ready to be looked for in texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/codebook/codebook.h"
#include "coder/match/near_matcher.h"
#include "coder/match/negation.h"
#include "coder/match/phrase_matcher.h"
#include "coder/match/regex_patterns.h"
#include "coder/match/vocabulary.h"

namespace coder::match {

/// A query's tree with compiled phrases.
struct CompiledQuery {
    codebook::QueryNode::Kind kind = codebook::QueryNode::Kind::Phrase;
    CompiledPhrase phrase;
    CompiledNear near;
    std::vector<CompiledQuery> children;
};

struct CompiledPattern {
    codebook::Pattern::Kind kind = codebook::Pattern::Kind::Phrase;
    CompiledPhrase phrase;
    CompiledNear near;
    std::uint32_t regex = 0;  ///< Index in RegexPatterns.
    CompiledQuery query;
    std::vector<PredicateId>
        anchors;  ///< A match has a word with one of these; empty for regexes and phrases of `?` alone.
};

struct CompiledCondition {
    CompiledPattern pattern;
    bool wholeTurn = false;
};

struct CompiledRule {
    std::uint32_t code = 0;   ///< Index in Codebook::codes.
    std::uint32_t order = 0;  ///< Index in that code's rules.
    const codebook::Rule* source = nullptr;
    CompiledPattern pattern;
    std::vector<CompiledCondition> with;
    std::vector<CompiledCondition> unless;
};

/// Rules that a predicate or a regular expression wakes, for one scope.
struct WakeLists {
    std::vector<std::vector<std::uint32_t>> byPredicate;  ///< Rules by PredicateId.
    std::vector<std::vector<std::uint32_t>> byRegex;      ///< Rules by index in RegexPatterns.
    std::vector<std::uint32_t> always;                    ///< Rules that nothing narrows down.

    bool empty() const { return byPredicate.empty() && byRegex.empty() && always.empty(); }
};

/// Immutable; any number of scanners share it. Borrows the codebook, which must outlive it.
struct CompiledCodebook {
    const codebook::Codebook* codebook = nullptr;
    Vocabulary vocabulary;
    RegexPatterns regexes;
    CompiledNegation negation;
    std::vector<CompiledRule> rules;  ///< In the order of the codebook.
    WakeLists sentenceRules;          ///< Rules of unit sentence and match.
    WakeLists turnRules;              ///< Rules of unit turn.

    /// Indices of the rules with a query.
    std::vector<std::uint32_t> queryRules() const;
};

/// Compiles all rules. A rule that can't be compiled (a pattern that RE2 refuses, one that can match nothing, a query
/// with a field) is left out and said in `diagnostics`, with its place in the codebook.
base::Result<CompiledCodebook> compile(const codebook::Codebook& codebook, base::Diagnostics& diagnostics);

}  // namespace coder::match
